"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { Tooltip } from "@cartage/ui/tooltip";
import { LockIcon, LockOpenIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LocalTime } from "../../format/times.tsx";
import { codeColumn, quietColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { changesText } from "./changes-text.ts";

export type AuditEntry = Outputs["platform"]["audit"]["list"]["items"][number];

/** The columns of the audit trail, on screen and as CSV. */
export function useAuditColumns(): DataColumn<AuditEntry>[] {
  const t = useTranslations("web.audit");
  return useMemo(() => {
    const who = ({ actor }: AuditEntry) => actor.name ?? t(`actors.${actor.kind}`);
    return [
      {
        id: "occurredAt",
        header: t("columns.occurredAt"),
        isOnPhone: true,
        width: "w-48 md:w-56",
        skeleton: "w-32",
        text: ({ occurredAt }) => new Date(occurredAt).toISOString(),
        cell: ({ occurredAt }) => <LocalTime at={occurredAt} />,
      },
      {
        id: "actor",
        header: t("columns.actor"),
        width: "w-[16%]",
        text: (entry) => [who(entry), entry.behind?.name].filter(Boolean).join(" / "),
        cell: (entry) => (
          <>
            {who(entry)}
            {entry.behind && (
              <>
                {" "}
                <Badge tone="warning">{t("behind", { name: entry.behind.name ?? entry.behind.id })}</Badge>
              </>
            )}
          </>
        ),
      },
      {
        id: "type",
        header: t("columns.type"),
        isOnPhone: true,
        width: "w-auto",
        text: ({ type }) => type,
        cell: ({ type, subject }) => (
          <>
            {t(`types.${type}`)}
            {subject.name && <span className="text-ink-muted"> · {subject.name}</span>}
          </>
        ),
      },
      {
        id: "changes",
        header: t("columns.changes"),
        width: "w-[28%]",
        text: changesText,
        cell: (entry) => <span className="text-caption text-ink-muted">{changesText(entry)}</span>,
      },
      quietColumn({ id: "address", header: t("columns.address"), width: "w-32", text: ({ address }) => address }),
      {
        id: "sealed",
        header: t("columns.sealed"),
        width: "w-20",
        text: ({ isSealed }) => (isSealed ? "sealed" : "unsealed"),
        cell: ({ isSealed }) => (
          <Tooltip text={t(isSealed ? "sealed" : "unsealed")} side="left">
            <span role="img" aria-label={t(isSealed ? "sealed" : "unsealed")} className="inline-flex text-ink-faint">
              {isSealed ? <LockIcon className="size-3.5" /> : <LockOpenIcon className="size-3.5" />}
            </span>
          </Tooltip>
        ),
      },
      {
        id: "subject",
        header: t("columns.subject"),
        isExtra: true,
        width: "w-[24%]",
        text: ({ subject }) => `${subject.kind} ${subject.id}`,
        cell: ({ subject }) => <span className="font-mono text-caption text-ink-muted">{subject.id}</span>,
      },
      codeColumn({
        id: "requestId",
        header: t("columns.requestId"),
        isExtra: true,
        width: "w-[24%]",
        text: ({ requestId }) => requestId,
      }),
    ];
  }, [t]);
}
