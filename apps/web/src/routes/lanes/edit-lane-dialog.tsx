"use client";

import { Button } from "@cartage/ui/button";
import { FieldAlert } from "@cartage/ui/field-alert";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { ShownLane } from "../use-network.ts";
import { LaneNumbers, type LaneValues, laneNumbers } from "./lane-numbers.tsx";

type EditLaneDialogProps = { lane: ShownLane; from: string; to: string; onClose: () => void };

/** Changes a lane, closes or opens it, or takes it away. */
export function EditLaneDialog({ lane, from, to, onClose }: EditLaneDialogProps) {
  const t = useTranslations("web.hubs.lanes");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isUsable, setUsable] = useState(lane.isUsable);
  const { laneId, version } = lane;
  const update = useMutation(trpc.routes.lanes.update.mutationOptions());
  const remove = useMutation(trpc.routes.lanes.remove.mutationOptions());
  const closed = failureOf(update.error).fields.toHubId;
  const done = async (sentence: string) => {
    toast(sentence);
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.routes.pathKey() });
  };
  const submit = async (values: LaneValues) => {
    await update.mutateAsync({ laneId, basedOn: version, ...laneNumbers(values), isUsable });
    await done(t("saved"));
  };
  return (
    <FormDialog<LaneValues>
      isOpen
      onClose={onClose}
      title={t("editTitle", { from, to })}
      error={update.error ?? remove.error}
      onSubmit={submit}
      isBusy={update.isPending}
      submitLabel={t("save")}
      otherAction={
        <Button
          look="quiet"
          isBusy={remove.isPending}
          onClick={() => remove.mutate({ laneId }, { onSuccess: () => done(t("removed")) })}
        >
          {t("remove")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <LaneNumbers distanceM={lane.distanceM} durationS={lane.durationS} />
        <Switch label={t("isUsable")} isOn={isUsable} onChange={setUsable} />
        {closed && <FieldAlert>{closed}</FieldAlert>}
      </div>
    </FormDialog>
  );
}
