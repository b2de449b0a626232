"use client";

import { Badge } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";

type Alert = Outputs["alerts"]["get"];
type Entry = Alert["entries"][number];

/** What happened to an alert, by whom and when. */
export function AlertHistory({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("web.alerts");
  const peopleOf = ({ people }: Entry["detail"]) => people.filter((name) => name !== null).join(", ") || t("nobody");
  const sentence = ({ kind, detail }: Entry) => {
    if (kind === "assigned") {
      return detail.assigneeId ? t("entries.assigned", { name: detail.assignee ?? "" }) : t("entries.unassigned");
    }
    if (kind === "told") return t("entries.told", { people: peopleOf(detail) });
    if (kind === "escalated") {
      const { level = 1, policy = "" } = detail;
      return t("entries.escalated", { level, policy, people: peopleOf(detail) });
    }
    return t(`entries.${kind}`);
  };
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="py-2.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{sentence(entry)}</span>
            <span className="text-caption text-ink-muted">
              {t("by", { name: entry.author ?? entry.apiKey ?? t("system") })}
            </span>
            {entry.isOnBehalf && <Badge tone="warning">{t("onBehalf")}</Badge>}
            <RelativeTime at={entry.writtenAt} className="text-caption text-ink-muted" />
          </p>
          {entry.body && <p className="mt-1 whitespace-pre-wrap break-words">{entry.body}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Who was told by which channel, and whether it went out. */
export function AlertTold({ told }: { told: Alert["told"] }) {
  const t = useTranslations("web.alerts");
  if (told.length === 0) return <p className="py-2 text-ink-muted">{t("noneTold")}</p>;
  return (
    <ul className="divide-y divide-line">
      {told.map(({ id, topic, person, channel, state, attempts, sentAt, sendAfter, lastError }) => (
        <li key={id} className="py-2">
          <p className="flex items-center gap-2">
            <span className="min-w-0 flex-1 break-words">{person ?? t(`channels.${channel}`)}</span>
            <Badge tone={state === "failed" ? "critical" : state === "sent" ? "moving" : "neutral"}>
              {t(`sending.${state}`)}
            </Badge>
          </p>
          <p className="mt-0.5 text-caption text-ink-muted">
            {[
              t(`channels.${channel}`),
              t(`toldThat.${topic}`),
              ...(attempts > 1 ? [t("attempts", { count: attempts })] : []),
            ].join(" · ")}
            {" · "}
            <RelativeTime at={sentAt ?? sendAfter} />
          </p>
          {lastError && state !== "sent" && <WhyNot error={lastError} />}
        </li>
      ))}
    </ul>
  );
}

/** Why a message has not gone out: in words where we know, else as the other side said it. */
function WhyNot({ error }: { error: string }) {
  const t = useTranslations("web.alerts.notSent");
  if (error === "not_set_up" || error === "nobody_there") return <p className="text-caption">{t(error)}</p>;
  return <code className="break-words font-mono text-caption">{error}</code>;
}
