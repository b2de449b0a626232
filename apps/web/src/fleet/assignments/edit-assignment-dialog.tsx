"use client";

import { Button } from "@cartage/ui/button";
import { FieldAlert } from "@cartage/ui/field-alert";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Assignment } from "./assignment.ts";
import { AssignmentFields, type AssignmentValues, readLocal } from "./assignment-fields.tsx";

const minuteMs = 60_000;

/** Changes an assignment's kind and times, or ends it. */
export function EditAssignmentDialog({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const t = useTranslations("web.drivers.assignments");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { id: assignmentId, driver, vehicle, kind, from, until, version } = assignment;
  const update = useMutation(trpc.fleet.assignments.update.mutationOptions());
  const end = useMutation(trpc.fleet.assignments.end.mutationOptions());
  const { fields } = failureOf(update.error);
  const refusal = fields.driverId ?? fields.vehicleId;
  const done = async (sentence: string) => {
    toast(sentence);
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
  };
  const submit = async (values: AssignmentValues) => {
    const begins = readLocal(values.from);
    await update.mutateAsync({
      assignmentId,
      basedOn: version,
      kind: values.kind,
      until: readLocal(values.until),
      // the field knows minutes: one that was left alone is not cut to them
      ...(begins !== null && begins !== Math.floor(from / minuteMs) * minuteMs && { from: begins }),
    });
    await done(t("saved"));
  };
  return (
    <FormDialog<AssignmentValues>
      isOpen
      onClose={onClose}
      title={t("editTitle", { driver: driver.name, vehicle: vehicle.name })}
      error={update.error ?? end.error}
      onSubmit={submit}
      isBusy={update.isPending}
      submitLabel={t("save")}
      otherAction={
        <Button
          look="quiet"
          isBusy={end.isPending}
          onClick={() => end.mutate({ assignmentId }, { onSuccess: () => done(t("ended")) })}
        >
          {t("end")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <AssignmentFields kind={kind} from={from} until={until} />
        {refusal && <FieldAlert>{refusal}</FieldAlert>}
      </div>
    </FormDialog>
  );
}
