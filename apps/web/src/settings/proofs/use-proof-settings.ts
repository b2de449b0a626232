"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type ProofSettings = Outputs["proofs"]["settings"]["settings"];

/** The organisation's settings of proofs; each section saves its own part of them. */
export function useProofSettings() {
  const t = useTranslations("web.proofSettings");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { settings, keys } = useSuspenseQuery(trpc.proofs.settings.queryOptions()).data;
  const change = useMutation(trpc.proofs.changeSettings.mutationOptions());
  const save = async (part: Partial<ProofSettings>) => {
    await change.mutateAsync({ ...settings, ...part });
    await cache.invalidateQueries({ queryKey: trpc.proofs.pathKey() });
    toast(t("saved"));
  };
  return { settings, keys, change, save };
}
