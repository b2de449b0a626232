"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { BoardRoute } from "./board-day.ts";

const lookEveryMs = 400;
/** Jobs need a second; longer only where they are away, and then they send it once they are back. */
const watchedForMs = 20_000;

/** The one place from which a route goes to its driver: it is asked for here, and jobs do it step by step. */
export function useSendRoute() {
  const t = useTranslations("web.board");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const fail = useFailureToast();
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.routes.days.get.pathKey() });
  const mutation = useMutation({
    ...trpc.routes.dispatches.ask.mutationOptions({ onError: fail, onSettled: refresh }),
  });
  const send = async ({ id: routeId, version: basedOn }: BoardRoute, name: string) => {
    const asked = await mutation.mutateAsync({ routeId, basedOn }).catch(() => null);
    if (!asked) return;
    toast(t("sending", { name }));
    const options = trpc.routes.dispatches.ofRoute.queryOptions({ routeId }, { staleTime: 0 });
    for (let watchedMs = 0; watchedMs < watchedForMs; watchedMs += lookEveryMs) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      const dispatch = await cache.fetchQuery(options).catch(() => null);
      if (!dispatch || dispatch.endedAt === null) continue;
      await refresh();
      if (dispatch.state === "done") toast(t("sent", { name }));
      else toast(t("notSent", { name, why: dispatch.refusedBecause ?? "" }), { tone: "failed" });
      return;
    }
  };
  return { send, isSending: mutation.isPending };
}
