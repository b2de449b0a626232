"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Dispatch } from "./dispatch.ts";

/** Has a dispatch that is stuck taken up again from where it stands. */
export function RetryButton({ dispatch: { id: dispatchId, vehicle, isStuck } }: { dispatch: Dispatch }) {
  const t = useTranslations("web.admin.dispatches");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const retry = useMutation(
    trpc.routes.dispatches.retry.mutationOptions({
      onSuccess: () => {
        toast(t("retried", { vehicle }));
        return cache.invalidateQueries({ queryKey: trpc.routes.dispatches.pathKey() });
      },
      onError: useFailureToast(),
    }),
  );
  if (!useCan("issues.manage") || !isStuck) return null;
  return (
    <Button
      size="small"
      aria-label={t("retryOf", { vehicle })}
      isBusy={retry.isPending}
      onClick={() => retry.mutate({ dispatchId })}
    >
      {t("retry")}
    </Button>
  );
}
