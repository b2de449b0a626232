"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { useUnitsOfRules } from "./use-units-of-rules.ts";

type Limits = Outputs["rules"]["speedLimits"];

/** What each type of vehicle may drive in this organisation. */
export function SpeedLimitsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.rules.limits");
  const tType = useTranslations("web.types");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { speed } = useUnitsOfRules();
  const limits = useQuery({ ...trpc.rules.speedLimits.queryOptions(), enabled: isOpen });
  const set = useMutation(trpc.rules.setSpeedLimits.mutationOptions());
  const close = () => {
    set.reset();
    onClose();
  };
  const submit = async (values: Record<`limitsMps.${keyof Limits}`, string>) => {
    const limitsMps = Object.fromEntries(
      vehicleTypes.map((type) => [type, speed.fromShown(Number(values[`limitsMps.${type}`]))]),
    ) as Limits;
    await set.mutateAsync({ limitsMps });
    await cache.invalidateQueries({ queryKey: trpc.rules.pathKey() });
    toast(t("saved"));
    close();
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={close}
      title={t("title")}
      description={t("lead")}
      error={set.error}
      onSubmit={submit}
      isBusy={set.isPending}
      submitLabel={t("save")}
      isDisabled={!limits.data}
    >
      {!limits.data && <Skeleton className="h-40 w-full" />}
      {limits.data && (
        <div className="grid grid-cols-2 gap-4">
          {vehicleTypes.map((type) => (
            <Field
              key={type}
              name={`limitsMps.${type}`}
              label={`${tType(type)} (${speed.label})`}
              missing={t("missing")}
            >
              <FieldInput
                required
                type="number"
                min={1}
                step="any"
                inputMode="decimal"
                defaultValue={String(Math.round(speed.toShown(limits.data[type]) * 10) / 10)}
                className="tabular-nums"
              />
            </Field>
          ))}
        </div>
      )}
    </FormDialog>
  );
}
