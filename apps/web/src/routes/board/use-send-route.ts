"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { BoardRoute } from "./board-day.ts";

/** The one place from which a route goes to its driver. */
export function useSendRoute() {
  const t = useTranslations("web.board");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const fail = useFailureToast();
  const mutation = useMutation(
    trpc.routes.send.mutationOptions({
      onError: fail,
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.routes.days.get.pathKey() }),
    }),
  );
  const send = async ({ id: routeId, version: basedOn }: BoardRoute, name: string) => {
    const sent = await mutation.mutateAsync({ routeId, basedOn }).catch(() => null);
    if (sent) toast(t("sent", { name }));
  };
  return { send, isSending: mutation.isPending };
}
