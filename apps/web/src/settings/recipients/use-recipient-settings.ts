"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Inputs, Outputs } from "../../trpc/router.ts";

export type RecipientSettings = Outputs["recipients"]["settings"]["get"];
type Given = Inputs["recipients"]["settings"]["save"];

/** What recipients see and do, and a way to change a part of it. */
export function useRecipientSettings() {
  const t = useTranslations("web.recipients");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { data: settings } = useSuspenseQuery(trpc.recipients.settings.get.queryOptions());
  const update = useMutation(trpc.recipients.settings.save.mutationOptions());
  const save = async (part: Given) => {
    await update.mutateAsync({ ...settings, ...part });
    await cache.invalidateQueries({ queryKey: trpc.recipients.settings.pathKey() });
    toast(t("saved"));
  };
  return { settings, update, save };
}

/** What was typed as a number; what is none is refused by the server, beside its field. */
export function wholeOf(typed: string): number {
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : -1;
}
