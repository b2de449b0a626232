"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";

/** What can be done to alerts, with a word about what came of it. */
export function useAlertWork({ onDone }: { onDone?: () => void } = {}) {
  const t = useTranslations("web.alerts");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const onError = useFailureToast();
  const settled = {
    onError,
    onSettled: () => cache.invalidateQueries({ queryKey: trpc.alerts.pathKey() }),
    onSuccess: ({ alertIds, skippedIds = [] }: { alertIds: string[]; skippedIds?: string[] }) => {
      toast(t("done", { count: alertIds.length }));
      if (skippedIds.length > 0) toast(t("skipped", { count: skippedIds.length }));
      onDone?.();
    },
  };
  const acknowledge = useMutation(trpc.alerts.acknowledge.mutationOptions(settled));
  const resolve = useMutation(trpc.alerts.resolve.mutationOptions(settled));
  const close = useMutation(trpc.alerts.close.mutationOptions(settled));
  const reopen = useMutation(trpc.alerts.reopen.mutationOptions(settled));
  const suppress = useMutation(trpc.alerts.suppress.mutationOptions(settled));
  const assign = useMutation(trpc.alerts.assign.mutationOptions(settled));
  const comment = useMutation(trpc.alerts.comment.mutationOptions(settled));
  return { acknowledge, resolve, close, reopen, suppress, assign, comment };
}
