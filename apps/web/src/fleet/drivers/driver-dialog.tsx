"use client";

import type { WeeklyHours } from "@cartage/domain/geofences/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ScheduleFields } from "../../geofences/editor/schedule-fields.tsx";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Outputs } from "../../trpc/router.ts";
import { wordsOf } from "../words-of.ts";

type DriverValues = { licenceClasses: string; licenceEndsOn: string; skills: string };

/** Changes what is said of a driver. */
export function DriverDialog({ driver, onClose }: { driver: Outputs["fleet"]["drivers"]["get"]; onClose: () => void }) {
  const t = useTranslations("web.drivers");
  const tCommon = useTranslations("web.common");
  const optionalMark = tCommon("optional");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [workingHours, setWorkingHours] = useState<WeeklyHours | null>(driver.workingHours);
  const update = useMutation(trpc.fleet.drivers.update.mutationOptions());
  const { fields } = failureOf(update.error);
  const submit = async ({ licenceClasses, licenceEndsOn, skills }: DriverValues) => {
    await update.mutateAsync({
      driverId: driver.id,
      basedOn: driver.version,
      licenceClasses: wordsOf(licenceClasses),
      licenceEndsOn: licenceEndsOn || null,
      skills: wordsOf(skills),
      workingHours,
    });
    toast(t("saved", { name: driver.name }));
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.fleet.drivers.pathKey() });
  };
  return (
    <FormDialog<DriverValues>
      isOpen
      onClose={onClose}
      title={t("form.title", { name: driver.name })}
      error={update.error}
      onSubmit={submit}
      isBusy={update.isPending}
      submitLabel={t("form.save")}
    >
      <div className="grid gap-4">
        <Field name="licenceClasses" label={t("form.licence")} hint={t("form.licenceHint")} optionalMark={optionalMark}>
          <FieldInput defaultValue={driver.licenceClasses.join(", ")} autoComplete="off" className="uppercase" />
        </Field>
        <Field name="licenceEndsOn" label={t("form.licenceEnds")} optionalMark={optionalMark}>
          <FieldInput type="date" defaultValue={driver.licenceEndsOn ?? ""} />
        </Field>
        <Field name="skills" label={t("form.skills")} hint={t("form.skillsHint")} optionalMark={optionalMark}>
          <FieldInput defaultValue={driver.skills.join(", ")} autoComplete="off" />
        </Field>
        <ScheduleFields
          schedule={workingHours}
          onSchedule={setWorkingHours}
          error={fields.workingHours}
          label={t("form.hours")}
          hint={t("form.hoursHint")}
        />
      </div>
    </FormDialog>
  );
}
