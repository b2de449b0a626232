"use client";

import { Field } from "@cartage/ui/field";
import { FieldAlert } from "@cartage/ui/field-alert";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { HubDetail } from "../hubs/hub-detail.ts";
import { useNetwork } from "../use-network.ts";
import { LaneNumbers, type LaneValues, laneNumbers } from "./lane-numbers.tsx";

/** Adds a lane from a hub; what it is about as long as is estimated at once. */
export function AddLaneDialog({ hub, onClose }: { hub: HubDetail; onClose: () => void }) {
  const t = useTranslations("web.hubs.lanes");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { hubs } = useNetwork({ chosenId: hub.id });
  const [toHubId, setTo] = useState<string | null>(null);
  const [isLacking, setLacking] = useState(false);
  const [andBack, setAndBack] = useState(true);
  const ends = { fromHubId: hub.id, toHubId: toHubId ?? hub.id };
  const { data: estimate, isFetching } = useQuery(
    trpc.routes.lanes.estimate.queryOptions(ends, { enabled: toHubId !== null, staleTime: 60_000 }),
  );
  const create = useMutation(trpc.routes.lanes.create.mutationOptions());
  const submit = async (values: LaneValues) => {
    if (toHubId === null) return setLacking(true);
    await create.mutateAsync({ ...ends, ...laneNumbers(values), andBack });
    toast(t("saved"));
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.routes.pathKey() });
  };
  return (
    <FormDialog<LaneValues>
      isOpen
      onClose={onClose}
      title={t("addTitle", { name: hub.name })}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("add")}
    >
      <div className="grid gap-4">
        <Field name="toHubId" label={t("other")}>
          <Select
            value={toHubId}
            onChange={(chosen) => {
              setTo(chosen);
              setLacking(false);
              create.reset();
            }}
            placeholder={t("otherMissing")}
            choices={hubs.filter(({ id }) => id !== hub.id).map(({ id, name }) => ({ value: id, label: name }))}
          />
          {isLacking && <FieldAlert>{t("otherMissing")}</FieldAlert>}
        </Field>
        <LaneNumbers
          key={`${toHubId} ${estimate?.distanceM}`}
          distanceM={estimate?.distanceM ?? undefined}
          durationS={estimate?.durationS ?? undefined}
        />
        {toHubId !== null && !isFetching && estimate && (
          <p className="text-caption text-ink-muted">
            {estimate.distanceM === null
              ? t("unreachable")
              : estimate.learnedFromTrips > 0
                ? t("estimated.learned", { count: estimate.learnedFromTrips })
                : t(`estimated.${estimate.by}`)}
          </p>
        )}
        <Switch label={t("andBack")} isOn={andBack} onChange={setAndBack} />
      </div>
    </FormDialog>
  );
}
