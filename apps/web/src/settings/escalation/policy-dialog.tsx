"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { Inputs, Outputs } from "../../trpc/router.ts";
import { PickPeople } from "./pick-people.tsx";
import { SaveDialog } from "./save-dialog.tsx";

export type Policy = Outputs["alerts"]["policies"]["list"]["policies"][number];
type Target = Inputs["alerts"]["policies"]["save"]["levels"][number]["targets"][number];
type Level = { key: number; minutes: string; targets: string[] };
type Again = "times" | "acknowledged";
type Values = { repeats?: string; repeatAfter: string };

const mostLevels = 10;
const minuteS = 60;

type PolicyDialogProps = { policy: Policy | null; isOpen: boolean; onClose: () => void };

/** Makes or changes a policy: level after level, how long to wait and whom to call. */
export function PolicyDialog({ policy, isOpen, onClose }: PolicyDialogProps) {
  const t = useTranslations("web.escalation");
  const trpc = useTRPC();
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const rotas = useSuspenseQuery(trpc.alerts.rotas.list.queryOptions()).data;
  const save = useMutation(trpc.alerts.policies.save.mutationOptions());
  const [levels, setLevels] = useState<Level[]>(() =>
    (policy?.levels ?? [{ afterS: 0, targets: [{ kind: "role" as const, id: "dispatcher" as const }] }]).map(
      ({ afterS, targets }, key) => ({ key, minutes: String(afterS / minuteS), targets: targets.map(textOf) }),
    ),
  );
  const [again, setAgain] = useState<Again>(policy?.repeats === null ? "acknowledged" : "times");
  const change = (key: number, given: Partial<Level>) =>
    setLevels((was) => was.map((level) => (level.key === key ? { ...level, ...given } : level)));
  const add = () =>
    setLevels((was) => [
      ...was,
      { key: (was.at(-1)?.key ?? 0) + 1, minutes: "10", targets: ["role:organisation_administrator"] },
    ]);
  const choices = [
    ...(["dispatcher", "organisation_administrator"] as const).map((role) => ({
      value: `role:${role}`,
      label: t(`roles.${role}`),
    })),
    ...rotas.map(({ id, name }) => ({ value: `rota:${id}`, label: t("rota", { name }) })),
    ...people.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
  ];
  return (
    <SaveDialog<Values>
      isOpen={isOpen}
      onClose={onClose}
      title={policy ? t("editOf", { name: policy.name }) : t("addPolicy")}
      name={policy?.name}
      mutation={save}
      savedKey={trpc.alerts.policies.pathKey()}
      canSave={levels.every(({ targets }) => targets.length > 0)}
      onSave={({ name, repeats, repeatAfter }) =>
        save.mutateAsync({
          ...(policy && { policyId: policy.id }),
          name,
          repeats: again === "acknowledged" ? null : Number(repeats) || 0,
          repeatAfterS: Math.round(Number(repeatAfter) * minuteS),
          levels: levels.map(({ minutes, targets }) => ({
            afterS: Math.round(Number(minutes) * minuteS),
            targets: targets.map(targetOf),
          })),
        })
      }
    >
      {levels.map(({ key, minutes, targets }, index) => (
        <fieldset key={key} className="grid gap-1.5">
          <legend className="sr-only">{t("level", { number: index + 1 })}</legend>
          <div className="flex items-center gap-2">
            <span aria-hidden="true" className="flex-1 font-medium">
              {t("level", { number: index + 1 })}
            </span>
            <Input
              type="number"
              min={0}
              step="any"
              aria-label={t("afterMinutes")}
              value={minutes}
              onChange={({ target }) => change(key, { minutes: target.value })}
              className="w-20 tabular-nums"
            />
            <span aria-hidden="true" className="text-ink-muted">
              {t("minutesLater")}
            </span>
            {levels.length > 1 && (
              <Button
                size="icon"
                look="quiet"
                aria-label={t("removeLevel")}
                onClick={() => setLevels((was) => was.filter((level) => level.key !== key))}
              >
                <XIcon />
              </Button>
            )}
          </div>
          <PickPeople
            label={t("target")}
            choices={choices}
            value={targets}
            onChange={(chosen) => change(key, { targets: chosen })}
          />
        </fieldset>
      ))}
      {levels.length < mostLevels && (
        <div>
          <Button look="quiet" onClick={add} className="-ml-2">
            <PlusIcon />
            {t("addLevel")}
          </Button>
        </div>
      )}
      <Field name="again" label={t("again")}>
        <Select
          value={again}
          onChange={setAgain}
          choices={(["times", "acknowledged"] as const).map((value) => ({ value, label: t(`agains.${value}`) }))}
          className="w-full"
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {again === "times" && (
          <Field name="repeats" label={t("repeats")}>
            <FieldInput type="number" min={0} max={100} defaultValue={String(policy?.repeats ?? 0)} />
          </Field>
        )}
        <Field name="repeatAfter" label={t("repeatAfter")}>
          <FieldInput
            type="number"
            required
            min={1}
            step="any"
            defaultValue={String((policy?.repeatAfterS ?? 300) / minuteS)}
          />
        </Field>
      </div>
    </SaveDialog>
  );
}

function textOf({ kind, id }: Target): string {
  return `${kind}:${id}`;
}

function targetOf(text: string): Target {
  const [kind, id = ""] = text.split(":");
  if (kind === "role") return { kind, id: id === "dispatcher" ? id : "organisation_administrator" };
  return { kind: kind === "rota" ? kind : "member", id };
}
