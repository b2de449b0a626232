"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Inputs } from "../trpc/router.ts";

export type Restorable = Inputs["tracking"]["screening"]["restore"];

/** The derivation gets there within a moment, under load a little later: then the day is looked at again. */
const derivedWithinMs = [2_000, 6_000];

/** Says that a doubted position is right, and takes that back; each can be undone. */
export function useRestoring() {
  const t = useTranslations("web.history.restoring");
  const { history, tracking } = useTRPC();
  const cache = useQueryClient();
  const onError = useFailureToast();
  const look = () => {
    void cache.invalidateQueries({ queryKey: tracking.history.pathKey() });
    void cache.invalidateQueries({ queryKey: history.pathKey() });
  };
  const settled = (sentence: string, onUndo: () => void) => {
    look();
    for (const ms of derivedWithinMs) setTimeout(look, ms);
    toast(sentence, { undo: { label: t("undo"), onUndo } });
  };
  const restoring = useMutation(
    tracking.screening.restore.mutationOptions({
      onError,
      onSuccess: (_, position) => settled(t("restored"), () => doubting.mutate(position)),
    }),
  );
  const doubting = useMutation(
    tracking.screening.doubt.mutationOptions({
      onError,
      onSuccess: (_, position) => settled(t("doubtedAgain"), () => restoring.mutate(position)),
    }),
  );
  return {
    restore: (position: Restorable) => restoring.mutate(position),
    doubt: (position: Restorable) => doubting.mutate(position),
  };
}
