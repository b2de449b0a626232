"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";

/** Takes a join or a cut back. */
export function useUndoEdit(): (tripEditId: string) => void {
  const t = useTranslations("web.history");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const remove = useMutation(
    trpc.history.trips.removeEdit.mutationOptions({
      onError: useFailureToast(),
      onSuccess: () => {
        void cache.invalidateQueries({ queryKey: trpc.history.pathKey() });
        toast(t("undone"));
      },
    }),
  );
  return (tripEditId) => remove.mutate({ tripEditId });
}
