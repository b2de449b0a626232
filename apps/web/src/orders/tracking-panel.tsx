"use client";

import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { QrText } from "../format/qr-text.tsx";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { QueryFailure } from "../list/query-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { TrackingMessages } from "./tracking-messages.tsx";

type Link = Outputs["recipients"]["links"]["list"]["links"][number];

const refreshMs = 30_000;

/** The order's tracking links: copy, show, end, make anew; who looked, and what the recipient was told. */
export function TrackingPanel({ orderId }: { orderId: string }) {
  const t = useTranslations("web.recipients.panel");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<"revoke" | "anew" | null>(null);
  const query = useQuery({ ...trpc.recipients.links.list.queryOptions({ orderId }), refetchInterval: refreshMs });
  const settled = (text: string) => ({
    onError: useFailureToast(),
    onSuccess: () => toast(text),
    onSettled: async () => {
      setAsking(null);
      await cache.invalidateQueries({ queryKey: trpc.recipients.links.pathKey() });
    },
  });
  const make = useMutation(trpc.recipients.links.make.mutationOptions(settled(t("made"))));
  const revoke = useMutation(trpc.recipients.links.revoke.mutationOptions(settled(t("revoked"))));
  if (query.isPending) return <Skeleton className="h-40 rounded-panel" />;
  if (query.isError && !query.data)
    return (
      <Panel title={t("title")}>
        <QueryFailure query={query} />
      </Panel>
    );
  const { links, messages } = query.data;
  const good = links.find(({ path }) => path !== null);
  const earlier = links.filter((link) => link !== good);
  const confirm = () => {
    if (asking === "anew") make.mutate({ orderId });
    else if (good) revoke.mutate({ linkId: good.linkId });
  };
  return (
    <Panel
      title={t("title")}
      actions={
        good ? (
          <>
            <Button size="small" look="quiet" onClick={() => setAsking("revoke")}>
              {t("revoke")}
            </Button>
            <Button size="small" onClick={() => setAsking("anew")}>
              {t("makeAnew")}
            </Button>
          </>
        ) : (
          <Button size="small" isBusy={make.isPending} onClick={() => make.mutate({ orderId })}>
            {t("make")}
          </Button>
        )
      }
    >
      {good ? <GoodLink link={good} /> : <p className="py-2 text-ink-muted">{t("none")}</p>}
      {earlier.length > 0 && (
        <details className="py-2">
          <summary className="cursor-pointer text-ink-muted">{t("earlier", { count: earlier.length })}</summary>
          <ul className="mt-1 divide-y divide-line">
            {earlier.map((link) => (
              <li key={link.linkId} className="py-2">
                <Ended link={link} />
                <Views link={link} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <TrackingMessages messages={messages} />
      <ConfirmDialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={confirm}
        isBusy={make.isPending || revoke.isPending}
        title={asking === "anew" ? t("makeAnew") : t("revokeTitle")}
        consequence={asking === "anew" ? t("makeAnewText") : t("revokeText")}
        confirmLabel={asking === "anew" ? t("makeAnew") : t("revoke")}
      />
    </Panel>
  );
}

function GoodLink({ link }: { link: Link }) {
  const t = useTranslations("web.recipients.panel");
  const time = useTime();
  const tCommon = useTranslations("web.common");
  const labels = { copy: tCommon("copy"), copied: tCommon("copied") };
  const { code, path, expiresAt, mutedAt } = link;
  // the address is the browser's own: this panel is not in the server's HTML
  const address = `${location.origin}${path}`;
  return (
    <div className="grid gap-2 py-1">
      <dl>
        <CopyLine label={t("link")} text={address} isSecret labels={labels} />
        <CopyLine label={t("code")} text={`${code.slice(0, 4)}-${code.slice(4, 7)}-${code.slice(7)}`} labels={labels} />
      </dl>
      <QrText text={address} label={t("qr")} />
      <Views link={link} />
      <p className="text-caption text-ink-muted">
        {t("ends", { at: time(expiresAt) })}
        {mutedAt && ` · ${t("muted")}`}
      </p>
    </div>
  );
}

function Ended({ link: { code, revokedAt, expiresAt } }: { link: Link }) {
  const t = useTranslations("web.recipients.panel");
  const time = useTime();
  return (
    <p>
      <code className="font-mono text-caption">{code}</code>{" "}
      <span className="text-ink-muted">
        {revokedAt ? t("over", { at: time(revokedAt) }) : t("expired", { at: time(expiresAt) })}
      </span>
    </p>
  );
}

function Views({ link: { views, viewers, lastViewedAt } }: { link: Link }) {
  const t = useTranslations("web.recipients.panel");
  const time = useTime();
  return (
    <p className="text-ink-muted">
      {t("views", { views })}
      {viewers > 0 && `, ${t("viewers", { viewers })}`}
      {lastViewedAt && `, ${t("last", { at: time(lastViewedAt) })}`}
    </p>
  );
}

function useTime() {
  const format = useFormatter();
  return (at: Date | string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
}
