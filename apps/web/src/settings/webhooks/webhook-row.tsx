"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

type Webhook = Outputs["notifications"]["webhooks"]["list"][number];

/** One endpoint: whether it works, its latest deliveries, and what can be done. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const t = useTranslations("web.webhookEndpoints");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { id: webhookId, name, url, disabledAt, failingSince } = webhook;
  const attempts = useQuery({
    ...trpc.notifications.webhooks.attempts.queryOptions({ webhookId }),
    refetchInterval: 5_000,
  });
  const onError = useFailureToast();
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.notifications.webhooks.pathKey() });
  const update = useMutation(trpc.notifications.webhooks.update.mutationOptions({ onError, onSettled }));
  const archive = useMutation(trpc.notifications.webhooks.archive.mutationOptions({ onError, onSettled }));
  const test = useMutation(
    trpc.notifications.webhooks.test.mutationOptions({ onError, onSettled, onSuccess: () => toast(t("tested")) }),
  );
  const latest = attempts.data?.slice(0, 5) ?? [];
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            {disabledAt !== null && <Badge tone="critical">{t("stopped")}</Badge>}
            {disabledAt === null && failingSince !== null && <Badge tone="warning">{t("failing")}</Badge>}
          </p>
          <p className="truncate font-mono text-caption text-ink-muted">{url}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button isBusy={test.isPending} onClick={() => test.mutate({ webhookId })}>
            {t("test")}
          </Button>
          <Button onClick={() => update.mutate({ webhookId, isEnabled: disabledAt !== null })}>
            {t(disabledAt === null ? "disable" : "enable")}
          </Button>
          <Button look="quiet" isBusy={archive.isPending} onClick={() => archive.mutate({ webhookId })}>
            {t("remove")}
          </Button>
        </div>
      </div>
      <div>
        <h3 className="text-caption text-ink-muted">{t("attempts")}</h3>
        {latest.length === 0 && <p className="text-caption text-ink-faint">{t("noAttempts")}</p>}
        <ul>
          {latest.map(({ id, status, error, attemptedAt, tookMs }) => (
            <li key={id} className="flex flex-wrap items-center gap-2 py-1 text-caption">
              <Badge tone={error === null ? "moving" : "critical"}>{status ?? "–"}</Badge>
              <RelativeTime at={attemptedAt} className="text-ink-muted" />
              <span className="text-ink-muted tabular-nums">{t("took", { count: tookMs })}</span>
              {error && <span className="min-w-0 truncate text-ink-muted">{error}</span>}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
