"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { afterMove } from "./after-move.ts";
import { type BoardDay, isAhead } from "./board-day.ts";
import type { RouteWish, TriedMove } from "./try-move.ts";

/** Makes moves so: shown at once, kept by the server, which has the last word, and taken back by a press. */
export function useSaveRoutes(of: { day: string; timeZone: string }) {
  const t = useTranslations("web.board");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const fail = useFailureToast();
  const queryKey = trpc.routes.days.get.queryKey(of);
  const mutation = useMutation(
    trpc.routes.days.save.mutationOptions({ onSettled: () => cache.invalidateQueries({ queryKey }) }),
  );
  const save = async (wishes: RouteWish[], said: string, shown?: TriedMove) => {
    const before = cache.getQueryData<BoardDay>(queryKey);
    await cache.cancelQueries({ queryKey });
    if (before && shown) cache.setQueryData(queryKey, afterMove(before, shown));
    try {
      const saved = await mutation.mutateAsync({ ...of, routes: wishes });
      toast(said, {
        ...(before && {
          undo: { label: t("undo"), onUndo: () => void takeBack(before, wishes, saved).catch(() => undefined) },
        }),
      });
      return true;
    } catch (error) {
      if (before) cache.setQueryData(queryKey, before);
      fail(error);
      return false;
    }
  };
  /** As it was, as long as nobody has changed it since. */
  const takeBack = async (
    before: BoardDay,
    wishes: RouteWish[],
    saved: Awaited<ReturnType<typeof mutation.mutateAsync>>,
  ) => {
    const routes = wishes.map(({ vehicleId, stops }): RouteWish => {
      const was = before.routes.find((route) => route.vehicleId === vehicleId);
      const version = saved.find((route) => route.vehicleId === vehicleId)?.version ?? null;
      // a planned route that was emptied is there no more
      const isGone =
        stops.length === 0 && (!was || (was.state === "planned" && was.stops.every(({ state }) => isAhead(state))));
      return {
        vehicleId,
        basedOn: isGone ? null : version,
        stops: (was?.stops ?? [])
          .filter(({ state }) => state === "planned")
          .map(({ orderId, leg, kind }) => ({ orderId, leg, kind })),
      };
    });
    try {
      await mutation.mutateAsync({ ...of, routes });
      toast(t("undone"));
    } catch (error) {
      fail(error);
    }
  };
  return { save, isSaving: mutation.isPending };
}
