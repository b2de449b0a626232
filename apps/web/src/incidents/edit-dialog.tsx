"use client";

import { type IncidentSeverity, incidentSeverities } from "@cartage/domain/incidents/states";
import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../list/form-dialog.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { HappenedFields, type HappenedValues, useHappenedAt, type Where } from "./happened-fields.tsx";
import type { IncidentDetail } from "./incident.ts";
import { useChangeIncident } from "./use-change-incident.ts";

type Values = HappenedValues & { severity: IncidentSeverity };
type EditDialogProps = { incident: IncidentDetail; streets: StreetStyles; onClose: () => void };

/** Corrects how bad it was, what happened, when and where. */
export function EditDialog({ incident, streets, onClose }: EditDialogProps) {
  const t = useTranslations("web.incidents");
  // what was seen when it was opened: whoever changed it meanwhile is not overwritten
  const [seen] = useState(incident);
  const { change, save } = useChangeIncident(seen);
  const [where, setWhere] = useState<Where>({ place: seen.place ?? "", at: seen.at });
  const happenedAt = useHappenedAt(seen.happenedAt);
  const submit = async ({ severity, description, happenedAt: typed }: Values) => {
    await save({ severity, description, happenedAt: happenedAt(typed), ...where });
    onClose();
  };
  return (
    <FormDialog<Values>
      isOpen
      onClose={onClose}
      title={t("edit.title")}
      error={change.error}
      isBusy={change.isPending}
      submitLabel={t("edit.save")}
      onSubmit={submit}
    >
      <div className="grid gap-4">
        <Field name="severity" label={t("form.severity")}>
          <Select
            defaultValue={seen.severity}
            choices={incidentSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))}
          />
        </Field>
        <HappenedFields
          description={seen.description}
          happenedAt={seen.happenedAt}
          where={where}
          onWhere={setWhere}
          streets={streets}
        />
      </div>
    </FormDialog>
  );
}
