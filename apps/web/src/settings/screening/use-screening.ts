"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Inputs } from "../../trpc/router.ts";
import type { Settings, ThresholdName } from "./draft.ts";

export type ScreenedType = Inputs["tracking"]["screening"]["set"]["vehicleType"];

/** What a threshold is where it is not set: one value, or one for each type of vehicle. */
export interface Inherited {
  least: number;
  most: number;
  /** Because it is set for all vehicles, not because Cartage has it so. */
  isForAll: boolean;
}

/** The organisation's thresholds, what each is without a value of its own, and a way to set those of a type. */
export function useScreening() {
  const t = useTranslations("web.screening");
  const { tracking } = useTRPC();
  const cache = useQueryClient();
  const { data } = useSuspenseQuery(tracking.screening.get.queryOptions());
  const set = useMutation(tracking.screening.set.mutationOptions());
  const own = (type: ScreenedType): Settings => data.settings.find((each) => each.vehicleType === type)?.settings ?? {};
  return {
    own,
    inherited(type: ScreenedType, name: ThresholdName): Inherited {
      const forAll = type === "any" ? undefined : own("any")[name];
      if (forAll !== undefined) return { least: forAll, most: forAll, isForAll: true };
      const types = type === "any" ? vehicleTypes : [type];
      const values = data.thresholds
        .filter(({ vehicleType }) => types.includes(vehicleType))
        .map(({ defaults }) => defaults[name]);
      return { least: Math.min(...values), most: Math.max(...values), isForAll: false };
    },
    set,
    async save(vehicleType: ScreenedType, settings: Settings) {
      await set.mutateAsync({ vehicleType, settings });
      await cache.invalidateQueries({ queryKey: tracking.screening.pathKey() });
      toast(t("saved"));
    },
  };
}
