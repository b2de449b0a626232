"use client";

import { makerOf } from "@cartage/domain/fleet/health-rules";
import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { agoColumn, quietColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { SeverityBadge } from "./severity-badge.tsx";
import { useFindingWords } from "./use-finding-words.ts";

type HealthRow = Outputs["fleet"]["devices"]["listHealth"]["items"][number];

/** Findings that a row names; the rest are a number. */
const namedFindings = 3;

/** The columns of the data health list, on screen and as CSV. */
export function useHealthColumns(): DataColumn<HealthRow>[] {
  const t = useTranslations("web.health");
  const tKinds = useTranslations("web.devices.kinds");
  const words = useFindingWords();
  const mendOf = ({ kind, name, findings: [worst] }: HealthRow) =>
    worst ? words.mend(worst, { kind, maker: makerOf(name) }) : "";
  return [
    {
      id: "name",
      header: t("columns.name"),
      isSortable: true,
      isOnPhone: true,
      width: "w-auto md:w-[16%]",
      skeleton: "w-32",
      text: (device) => device.name,
      cell: (device) => device.name,
    },
    {
      id: "severity",
      header: t("columns.severity"),
      isSortable: true,
      isOnPhone: true,
      width: "w-34 md:w-[13%]",
      skeleton: "w-16",
      text: (device) => t(`severities.${device.severity}`),
      cell: (device) => <SeverityBadge severity={device.severity} />,
    },
    {
      id: "findings",
      header: t("columns.findings"),
      width: "w-auto",
      skeleton: "w-48",
      text: (device) => device.findings.map((finding) => words.says(finding)).join(" "),
      cell: ({ findings }) => (
        <span className="inline-flex items-center gap-1.5">
          {findings.slice(0, namedFindings).map(({ code, severity }) => (
            <Badge key={code} tone={severity === "info" ? "neutral" : severity}>
              {words.name(code)}
            </Badge>
          ))}
          {findings.length > namedFindings && (
            <span className="text-caption text-ink-muted">+{findings.length - namedFindings}</span>
          )}
        </span>
      ),
    },
    {
      id: "mend",
      header: t("columns.mend"),
      width: "w-[24%]",
      skeleton: "w-48",
      text: mendOf,
      cell: (device) => (
        <span className="text-ink-muted" title={mendOf(device)}>
          {mendOf(device)}
        </span>
      ),
    },
    quietColumn({
      id: "vehicle",
      header: t("columns.vehicle"),
      width: "w-[12%]",
      skeleton: "w-20",
      text: (device) => device.vehicle,
    }),
    agoColumn(
      { id: "lastMessageAt", header: t("columns.message"), isSortable: true, width: "w-[11%]", skeleton: "w-20" },
      (device) => device.lastMessageAt,
    ),
    quietColumn({
      id: "kind",
      header: t("columns.kind"),
      isExtra: true,
      width: "w-[13%]",
      text: (device) => device.kind,
      shown: (device) => tKinds(device.kind),
    }),
    agoColumn(
      { id: "diagnosed", header: t("columns.diagnosed"), isExtra: true, width: "w-[13%]" },
      (device) => device.diagnosedAt,
    ),
  ];
}
