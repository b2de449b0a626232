"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Inputs } from "../../trpc/router.ts";

export type OrganisationValues = Inputs["accounts"]["organisation"]["update"];

/** The organisation's settings and a way to change some: every screen follows them at once. */
export function useOrganisation() {
  const t = useTranslations("web.organisation");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const { data: settings } = useSuspenseQuery(trpc.accounts.organisation.get.queryOptions());
  const update = useMutation(trpc.accounts.organisation.update.mutationOptions());
  const settled = async (text: string) => {
    await cache.invalidateQueries({ queryKey: trpc.accounts.organisation.pathKey() });
    toast(text);
    // names, units and language are the server's to write
    router.refresh();
  };
  const save = async (values: OrganisationValues) => {
    await update.mutateAsync(values);
    await settled(t("saved"));
  };
  return { settings, update, save, settled };
}
