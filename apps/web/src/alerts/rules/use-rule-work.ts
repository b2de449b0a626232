"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";

/** What can be done to a rule besides changing it, with a word about what came of it. */
export function useRuleWork({ id: ruleId, name }: { id: string; name: string }) {
  const t = useTranslations("web.rules");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const onError = useFailureToast();
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.rules.pathKey() });
  const said = (sentence: "paused" | "resumed" | "archived") => ({
    onError,
    onSettled,
    onSuccess: () => void toast(t(sentence, { name })),
  });
  const pause = useMutation(trpc.rules.pause.mutationOptions(said("paused")));
  const resume = useMutation(trpc.rules.resume.mutationOptions(said("resumed")));
  const archive = useMutation(trpc.rules.archive.mutationOptions(said("archived")));
  return {
    pause: () => pause.mutate({ ruleId }),
    resume: () => resume.mutate({ ruleId }),
    archive: (options: { onSuccess: () => void }) => archive.mutate({ ruleId }, options),
    isBusy: pause.isPending || resume.isPending,
    isArchiving: archive.isPending,
  };
}
