"use client";

import type { AlertState } from "@cartage/domain/alerts/states";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";

type AlertWorkOptions = {
  /** Those to be moved, as they are. */
  alerts?: readonly { id: string; state: AlertState }[];
  onDone?: () => void;
};
type Done = { alertIds: string[]; skippedIds?: string[] };

/** What can be done to alerts, with a word about what came of it. */
export function useAlertWork({ alerts = [], onDone }: AlertWorkOptions = {}) {
  const t = useTranslations("web.alerts");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const onError = useFailureToast();
  const say = ({ alertIds, skippedIds = [] }: Done, undo?: { label: string; onUndo: () => void }) => {
    toast(t("done", { count: alertIds.length }), undo && { undo });
    if (skippedIds.length > 0) toast(t("skipped", { count: skippedIds.length }));
    onDone?.();
  };
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.alerts.pathKey() });
  const settled = { onError, onSettled, onSuccess: (done: Done) => say(done) };
  const acknowledge = useMutation(trpc.alerts.acknowledge.mutationOptions(settled));
  const reopen = useMutation(trpc.alerts.reopen.mutationOptions(settled));
  const takeBack = async (alertIds: string[], takenIds: string[]) => {
    await reopen.mutateAsync({ alertIds });
    if (takenIds.length > 0) await acknowledge.mutateAsync({ alertIds: takenIds });
  };
  const undone = {
    onError,
    onSettled,
    // what was quiet or over would be called up, not taken back
    onMutate: () => new Map(alerts.map(({ id, state }) => [id, state])),
    onSuccess: (done: Done, _: unknown, before: Map<string, AlertState>) => {
      const { alertIds } = done;
      const takenIds = alertIds.filter((id) => before.get(id) === "acknowledged");
      const isUndoable = alertIds.every((id) => before.get(id) === "open" || takenIds.includes(id));
      const onUndo = () => void takeBack(alertIds, takenIds).catch(() => {});
      say(done, isUndoable ? { label: t("undo"), onUndo } : undefined);
    },
  };
  const resolve = useMutation(trpc.alerts.resolve.mutationOptions(undone));
  const close = useMutation(trpc.alerts.close.mutationOptions(undone));
  const suppress = useMutation(trpc.alerts.suppress.mutationOptions(settled));
  const assign = useMutation(trpc.alerts.assign.mutationOptions(settled));
  const comment = useMutation(trpc.alerts.comment.mutationOptions(settled));
  return { acknowledge, resolve, close, reopen, suppress, assign, comment };
}
