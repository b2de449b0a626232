"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { ChipChoices } from "@cartage/ui/chip-choices";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useProblem } from "../problems.tsx";
import { GroupsField, TagsField, VehiclesField } from "./pick-field.tsx";

type Scope = RuleDefinition["scope"];

const path = "definition.scope";

/** Which vehicles a rule is about: all or some, of which types. */
export function ScopeFields({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const t = useTranslations("web.rules.scope");
  const tType = useTranslations("web.types");
  const { problem } = useProblem(path);
  return (
    <div className="grid w-full gap-2.5">
      <Select
        label={t("label")}
        value={scope.all ? "all" : "some"}
        onChange={(chosen) =>
          onChange(
            chosen === "all"
              ? { ...scope, all: true, groupIds: [], tags: [], vehicleIds: [] }
              : { ...scope, all: false },
          )
        }
        choices={(["all", "some"] as const).map((value) => ({ value, label: t(value) }))}
        className="w-44"
      />
      {!scope.all && (
        <>
          <Line label={t("groups")}>
            <GroupsField
              path={`${path}.groupIds`}
              value={scope.groupIds}
              onChange={(groupIds) => onChange({ ...scope, groupIds })}
            />
          </Line>
          <Line label={t("tags")}>
            <TagsField path={`${path}.tags`} value={scope.tags} onChange={(tags) => onChange({ ...scope, tags })} />
          </Line>
          <Line label={t("vehicles")}>
            <VehiclesField
              path={`${path}.vehicleIds`}
              value={scope.vehicleIds}
              onChange={(vehicleIds) => onChange({ ...scope, vehicleIds })}
            />
          </Line>
          {problem}
        </>
      )}
      <ChipChoices
        label={t("types")}
        choices={vehicleTypes.map((value) => ({ value, label: tType(value) }))}
        value={scope.types}
        onChange={(types) => onChange({ ...scope, types })}
      />
      <p className="text-caption text-ink-muted">{t("types")}</p>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-x-3 gap-y-1 max-sm:flex-col">
      <span aria-hidden="true" className="w-24 shrink-0 leading-8 text-ink-muted max-sm:leading-normal">
        {label}
      </span>
      {children}
    </div>
  );
}
