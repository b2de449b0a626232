"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Inputs } from "../../trpc/router.ts";

type Target = Inputs["alerts"]["policies"]["save"]["levels"][number]["targets"][number];
type Level = { key: number; minutes: string; target: string };

/** Makes a policy: level after level, how long to wait and whom to call. */
export function PolicyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.escalation");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const rotas = useSuspenseQuery(trpc.alerts.rotas.list.queryOptions()).data;
  const save = useMutation(trpc.alerts.policies.save.mutationOptions());
  const first: Level = { key: 0, minutes: "0", target: "role:dispatcher" };
  const [levels, setLevels] = useState<Level[]>([first]);
  const change = (key: number, given: Partial<Level>) =>
    setLevels((was) => was.map((level) => (level.key === key ? { ...level, ...given } : level)));
  const close = () => {
    save.reset();
    setLevels([first]);
    onClose();
  };
  const submit = async ({ name, repeats }: { name: string; repeats: string }) => {
    await save.mutateAsync({
      name,
      repeats: Number(repeats) || 0,
      levels: levels.map(({ minutes, target }) => ({
        afterS: Math.round(Number(minutes) * 60),
        targets: [targetOf(target)],
      })),
    });
    await cache.invalidateQueries({ queryKey: trpc.alerts.policies.pathKey() });
    close();
  };
  const targets = [
    ...(["dispatcher", "organisation_administrator"] as const).map((role) => ({
      value: `role:${role}`,
      label: t(`roles.${role}`),
    })),
    ...rotas.map(({ id, name }) => ({ value: `rota:${id}`, label: t("rota", { name }) })),
    ...people.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
  ];
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t("addPolicy")} closeLabel={tCommon("close")}>
      <Form errors={failureOf(save.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("name")} missing={t("nameMissing")}>
              <FieldInput required maxLength={80} autoComplete="off" />
            </Field>
            {levels.map(({ key, minutes, target }, index) => (
              <fieldset key={key} className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-2">
                <legend className="col-span-2 mb-1 font-medium">{t("level", { number: index + 1 })}</legend>
                <Input
                  type="number"
                  min={0}
                  step="any"
                  aria-label={t("afterMinutes")}
                  value={minutes}
                  onChange={({ target: { value } }) => change(key, { minutes: value })}
                />
                <Select
                  label={t("target")}
                  value={target}
                  onChange={(value) => change(key, { target: value })}
                  choices={targets}
                />
              </fieldset>
            ))}
            <div className="flex gap-2">
              <Button
                onClick={() =>
                  setLevels((was) => [
                    ...was,
                    { key: Date.now(), minutes: "10", target: "role:organisation_administrator" },
                  ])
                }
              >
                {t("addLevel")}
              </Button>
              {levels.length > 1 && (
                <Button look="quiet" onClick={() => setLevels((was) => was.slice(0, -1))}>
                  {t("removeLevel")}
                </Button>
              )}
            </div>
            <Field name="repeats" label={t("repeats")}>
              <FieldInput type="number" min={0} max={100} defaultValue="0" />
            </Field>
          </div>
          <FormFailure error={save.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function targetOf(text: string): Target {
  const [kind, id = ""] = text.split(":");
  if (kind === "role") return { kind, id: id === "dispatcher" ? id : "organisation_administrator" };
  return { kind: kind === "rota" ? kind : "member", id };
}
