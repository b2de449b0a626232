"use client";

import { type Severity, severities } from "@cartage/domain/issues/rules";
import { type IssueState, issueStates } from "@cartage/domain/issues/states";
import { CircleDotIcon, FlagIcon, GaugeIcon, type LucideIcon, MessageSquareIcon, UserRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import type { Issue } from "./issue.ts";

type Entry = Issue["entries"][number];

const icons: Record<Entry["kind"], LucideIcon> = {
  raised: FlagIcon,
  comment: MessageSquareIcon,
  state: CircleDotIcon,
  severity: GaugeIcon,
  assignee: UserRoundIcon,
};

/** Everything that happened to an issue, in the order in which it did. */
export function IssueTimeline({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("web.admin.issues");
  const sentenceOf = useSentence();
  return (
    <section aria-label={t("timeline")}>
      <h2 className="mb-2 font-semibold">{t("timeline")}</h2>
      <ol className="border-line border-l pl-5">
        {entries.map((entry) => {
          const Icon = icons[entry.kind];
          return (
            <li key={entry.id} className="relative pb-4">
              <span className="absolute top-0 -left-[calc(1.25rem+0.75rem)] flex size-6 items-center justify-center rounded-round border border-line bg-surface text-ink-faint">
                <Icon aria-hidden="true" className="size-3.5" />
              </span>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span>{sentenceOf(entry)}</span>
                <RelativeTime at={entry.writtenAt} className="text-caption text-ink-muted" />
              </p>
              {entry.body && (
                <p className="mt-1.5 whitespace-pre-wrap break-words rounded-control bg-sunken px-3 py-2 text-reading">
                  {entry.body}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function useSentence(): (entry: Entry) => string {
  const t = useTranslations("web.admin.issues");
  const stateName = (state: string | null) => (isState(state) ? t(`states.${state}`) : "");
  const severityName = (severity: string | null) => (isSeverity(severity) ? t(`severities.${severity}`) : "");
  return ({ kind, author, behind, before, after }) => {
    const name = behind ? t("behind", { behind, name: author }) : author;
    switch (kind) {
      case "state":
        return t("entries.state", { name, before: stateName(before), after: stateName(after) });
      case "severity":
        return t("entries.severity", { name, before: severityName(before), after: severityName(after) });
      case "assignee":
        return after === null
          ? t("entries.unassigned", { name, before: before ?? "" })
          : t("entries.assigned", { name, after });
      default:
        return t(`entries.${kind}`, { name });
    }
  };
}

function isState(text: string | null): text is IssueState {
  return (issueStates as readonly (string | null)[]).includes(text);
}

function isSeverity(text: string | null): text is Severity {
  return (severities as readonly (string | null)[]).includes(text);
}
