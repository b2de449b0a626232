"use client";

import { CheckChoices } from "@cartage/ui/check-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { FieldAlert } from "@cartage/ui/field-alert";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { groupsInTree } from "../../fleet/groups/group-paths.ts";
import { useUnits } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { RulesDraft } from "./rules-draft.ts";
import { ScheduleFields } from "./schedule-fields.tsx";

type RulesFieldsProps = {
  draft: RulesDraft;
  onDraft: (draft: RulesDraft) => void;
  errors: Record<string, string>;
};

const startingWith = (errors: Record<string, string>, path: string) =>
  Object.entries(errors).find(([field]) => field.startsWith(path))?.[1];

/** When a geofence holds, for whom, and what is said of those inside. */
export function RulesFields({ draft, onDraft, errors }: RulesFieldsProps) {
  const t = useTranslations("web.geofences.editor");
  const optionalMark = useTranslations("web.common")("optional");
  const isMetric = useUnits() === "metric";
  const change = (given: Partial<RulesDraft>) => onDraft({ ...draft, ...given });
  return (
    <>
      <ScheduleFields
        schedule={draft.schedule}
        onSchedule={(schedule) => change({ schedule })}
        error={startingWith(errors, "definition.schedule")}
      />
      <ScopeFields draft={draft} onDraft={onDraft} errors={errors} />
      <div className="grid grid-cols-2 gap-3">
        <Field name="definition.dwellS" label={t("dwell")} optionalMark={optionalMark}>
          <FieldInput inputMode="decimal" value={draft.dwellMin} onValueChange={(dwellMin) => change({ dwellMin })} />
        </Field>
        <Field
          name="definition.speedLimitMps"
          label={t(isMetric ? "speedLimit" : "speedLimitImperial")}
          optionalMark={optionalMark}
        >
          <FieldInput
            inputMode="decimal"
            value={draft.speedLimit}
            onValueChange={(speedLimit) => change({ speedLimit })}
          />
        </Field>
        <Field name="definition.hysteresisM" label={t("hysteresis")} hint={t("hysteresisHint")} className="col-span-2">
          <FieldInput
            inputMode="decimal"
            value={draft.hysteresisM}
            onValueChange={(hysteresisM) => change({ hysteresisM })}
          />
        </Field>
      </div>
    </>
  );
}

function ScopeFields({ draft, onDraft, errors }: RulesFieldsProps) {
  const t = useTranslations("web.geofences.editor");
  const trpc = useTRPC();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions()).data ?? [];
  const tags = useQuery(trpc.fleet.tags.list.queryOptions()).data ?? [];
  const error = startingWith(errors, "definition.scope");
  const isForAll = draft.groupIds.length + draft.tags.length === 0;
  return (
    <div className="grid gap-2">
      <p className="font-medium">{t("scope")}</p>
      <p className="text-caption text-ink-muted">{t(isForAll ? "scopeAll" : "scopeSome")}</p>
      {groups.length > 0 && (
        <div className="max-h-52 overflow-y-auto rounded-control border border-line p-2.5">
          <CheckChoices
            label={t("groups")}
            choices={groupsInTree(groups).map(({ id, path }) => ({ value: id, label: path }))}
            value={draft.groupIds}
            onChange={(groupIds) => onDraft({ ...draft, groupIds })}
          />
        </div>
      )}
      {tags.length > 0 && (
        <div className="max-h-44 overflow-y-auto rounded-control border border-line p-2.5">
          <CheckChoices
            label={t("tags")}
            choices={tags.map((tag) => ({ value: tag, label: tag }))}
            value={draft.tags}
            onChange={(chosen) => onDraft({ ...draft, tags: chosen })}
          />
        </div>
      )}
      {error && <FieldAlert>{error}</FieldAlert>}
    </div>
  );
}
