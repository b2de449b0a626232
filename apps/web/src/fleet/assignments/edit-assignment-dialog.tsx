"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Assignment } from "./assignment.ts";
import { AssignmentFields, type AssignmentValues, readLocal } from "./assignment-fields.tsx";

const minuteMs = 60_000;

/** Changes an assignment's kind and times, or ends it. */
export function EditAssignmentDialog({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const t = useTranslations("web.drivers.assignments");
  const tCommon = useTranslations("web.common");
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
    <Dialog
      isOpen
      onClose={onClose}
      title={t("editTitle", { driver: driver.name, vehicle: vehicle.name })}
      closeLabel={tCommon("close")}
    >
      <Form<AssignmentValues> errors={fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <AssignmentFields kind={kind} from={from} until={until} />
            {refusal && (
              <p role="alert" className="text-critical-ink">
                {refusal}
              </p>
            )}
          </div>
          <FormFailure error={update.error ?? end.error} />
        </DialogBody>
        <DialogActions>
          <Button
            look="quiet"
            isBusy={end.isPending}
            onClick={() => end.mutate({ assignmentId }, { onSuccess: () => done(t("ended")) })}
          >
            {t("end")}
          </Button>
          <span className="flex-1" />
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={update.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
