"use client";

import type { ConditionKind, RuleCondition } from "@cartage/domain/alerts/condition-inputs";
import { isMomentary } from "@cartage/domain/alerts/definition-rules";
import { alertSeverities } from "@cartage/domain/alerts/states";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { kindGroups, newCondition, usualHoldS } from "./draft.ts";
import { ConditionFields } from "./fields/condition-fields.tsx";
import { DurationField } from "./fields/duration-field.tsx";
import { HoursField } from "./fields/hours-field.tsx";
import { ScopeFields } from "./fields/scope-fields.tsx";
import { SilencesField } from "./fields/silences-field.tsx";
import { FormRow } from "./form-row.tsx";
import { PolicyChoice } from "./policy-choice.tsx";
import type { RuleDraft } from "./use-rule-draft.ts";
import { workingHours } from "./working-hours.ts";

const kinds: readonly ConditionKind[] = Object.values(kindGroups).flat();

/** The parts of the sentence: what, for how long, which vehicles, when, how grave, whom to call. */
export function RuleRows({ draft }: { draft: RuleDraft }) {
  const t = useTranslations("web.rules");
  const tSeverity = useTranslations("web.alerts.severities");
  const { definition, change, policyId, setPolicyId, units } = draft;
  const { condition, schedule } = definition;
  const hasInstant = isMomentary(condition);
  // what changes whether a condition lasts brings its usual hold with it
  const changeCondition = (next: RuleCondition) =>
    change({ condition: next, ...(isMomentary(next) !== hasInstant && { holdS: usualHoldS(next) }) });
  const choose = (kind: ConditionKind) => {
    const next = newCondition(kind, units);
    change({ condition: next, holdS: usualHoldS(next) });
  };
  return (
    <div className="divide-y divide-line">
      <FormRow words={t("rows.when")}>
        <Select
          label={t("kind")}
          value={condition.kind}
          onChange={choose}
          choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          className="w-80 max-w-full"
        />
        <ConditionFields key={condition.kind} condition={condition} onChange={changeCondition} />
      </FormRow>
      <FormRow words={t("rows.hold")}>
        {hasInstant ? (
          <span className="text-ink-muted">{t("fields.holdNone")}</span>
        ) : (
          <>
            <DurationField
              key={condition.kind}
              label={t("fields.hold")}
              path="definition.holdS"
              value={definition.holdS}
              onChange={(holdS) => change({ holdS })}
            />
            <span className="text-caption text-ink-muted">
              {t(condition.kind === "visit" ? "fields.dwellHint" : "fields.holdHint")}
            </span>
          </>
        )}
      </FormRow>
      <FormRow words={t("rows.scope")}>
        <ScopeFields scope={definition.scope} onChange={(scope) => change({ scope })} />
      </FormRow>
      <FormRow words={t("rows.schedule")}>
        <Select
          label={t("hours.schedule")}
          value={schedule ? "weekly" : "always"}
          onChange={(chosen) => change({ schedule: chosen === "weekly" ? workingHours : null })}
          choices={(["always", "weekly"] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
          className="w-56"
        />
        {schedule && (
          <HoursField
            path="definition.schedule"
            value={schedule}
            onChange={(changed) => change({ schedule: changed })}
          />
        )}
        <span className="text-caption text-ink-muted">
          {t("fields.zone")} {definition.timeZone}
        </span>
      </FormRow>
      <FormRow words={t("rows.silences")}>
        <SilencesField
          path="definition.silences"
          value={definition.silences}
          onChange={(silences) => change({ silences })}
        />
      </FormRow>
      <FormRow words={t("rows.severity")}>
        <Select
          label={t("fields.severity")}
          value={definition.severity}
          onChange={(severity) => change({ severity })}
          choices={alertSeverities.map((value) => ({ value, label: tSeverity(value) }))}
          className="w-44"
        />
      </FormRow>
      <FormRow words={t("rows.policy")}>
        <PolicyChoice value={policyId} onChange={setPolicyId} />
      </FormRow>
      <FormRow words={t("rows.cooldown")}>
        <span>{t("fields.cooldownBefore")}</span>
        <DurationField
          label={t("fields.cooldown")}
          path="definition.cooldownS"
          value={definition.cooldownS}
          onChange={(cooldownS) => change({ cooldownS })}
        />
        <span>{t("fields.cooldownAfter")}</span>
      </FormRow>
    </div>
  );
}
