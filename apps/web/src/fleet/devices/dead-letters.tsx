"use client";

import { Badge } from "@cartage/ui/badge";
import { EmptyState } from "@cartage/ui/empty-state";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheckIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { PagedPanel } from "../../list/paged-panel.tsx";
import { pagesOf } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

type DeadLetter = Outputs["fleet"]["devices"]["deadLetters"]["items"][number];

/** What a device sent that could not be read: when, why in words, and the message itself. */
export function DeadLetters({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.devices.deadLetters");
  const client = useTRPCClient();
  const query = useInfiniteQuery(
    pagesOf(useTRPC().fleet.devices.deadLetters.queryKey({ deviceId }), (cursor) =>
      client.fleet.devices.deadLetters.query({ deviceId, ...(cursor && { cursor }) }),
    ),
  );
  return (
    <div className="max-w-5xl p-4 sm:p-6">
      <PagedPanel
        query={query}
        caption={t("caption")}
        lead={t("lead")}
        empty={
          <EmptyState icon={<MailCheckIcon />} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
        item={(letter) => <Letter key={letter.id} letter={letter} />}
      />
    </div>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const t = useTranslations("web.devices.deadLetters");
  const { reason, elementIndex, field, detail, payloadText, times, receivedAt } = letter;
  const receivedText = useFormatter().dateTime(receivedAt, { dateStyle: "medium", timeStyle: "medium" });
  const tReason = useTranslations("web.devices.reasons");
  const where = [
    elementIndex === null ? t("wholeMessage") : t("element", { index: String(elementIndex) }),
    field === null ? null : t("field", { field }),
  ];
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{tReason.has(reason as "missing") ? tReason(reason as "missing") : reason}</span>
        <Badge tone="warning">{where.filter(Boolean).join(", ")}</Badge>
        <span className="ml-auto text-caption text-ink-muted">
          {t("times", { count: times })} · <RelativeTime at={receivedAt} />
        </span>
      </div>
      {/* for whoever mends the device's program: names, values and ranges as they are on the wire */}
      <p lang="en" className="mt-1 font-mono text-caption text-ink-muted">
        {detail}
      </p>
      <section
        aria-label={`${t("payload")}, ${receivedText}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="mt-2 max-h-40 overflow-auto rounded-control bg-sunken px-3 py-2"
      >
        <pre className="whitespace-pre-wrap break-all font-mono text-caption">{payloadText}</pre>
      </section>
    </li>
  );
}
