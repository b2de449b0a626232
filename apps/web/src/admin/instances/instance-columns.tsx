"use client";

import { Badge, type Tone } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { agoColumn, codeColumn, quietColumn } from "../../list/columns.tsx";
import type { Instance } from "./instances-input.ts";

type State = "running" | "impaired" | "silent";

const toneOf: Record<State, Tone> = { running: "moving", impaired: "warning", silent: "critical" };

function stateOf({ isSilent, health }: Instance): State {
  if (isSilent) return "silent";
  return Object.values(health).every(({ status }) => status === "ok") ? "running" : "impaired";
}

export function useInstanceColumns(): DataColumn<Instance>[] {
  const t = useTranslations("web.admin.instances");
  return useMemo(
    () => [
      {
        id: "kind",
        header: t("columns.kind"),
        isOnPhone: true,
        width: "w-24 md:w-[11%]",
        text: ({ kind }) => kind,
        cell: ({ kind }) => <span className="font-medium">{kind}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-auto md:w-[14%]",
        text: stateOf,
        cell: (instance) => <Badge tone={toneOf[stateOf(instance)]}>{t(`states.${stateOf(instance)}`)}</Badge>,
      },
      {
        id: "parts",
        header: t("columns.parts"),
        width: "w-auto",
        text: ({ health }) =>
          Object.entries(health)
            .map(([part, { status }]) => `${part}: ${status}`)
            .join(", "),
        cell: ({ health }) => (
          <span className="flex gap-1 overflow-hidden">
            {Object.entries(health).map(([part, { status }]) => (
              <Badge key={part} tone={status === "ok" ? "neutral" : "warning"}>
                {status === "ok" ? part : t("away", { part })}
              </Badge>
            ))}
          </span>
        ),
      },
      codeColumn({ id: "host", header: t("columns.host"), width: "w-[20%]", text: ({ host }) => host }),
      quietColumn({ id: "version", header: t("columns.version"), width: "w-[9%]", text: ({ version }) => version }),
      agoColumn({ id: "startedAt", header: t("columns.startedAt"), width: "w-[12%]" }, ({ startedAt }) => startedAt),
      agoColumn(
        { id: "heartbeatAt", header: t("columns.heartbeatAt"), isOnPhone: true, width: "w-28 md:w-[12%]" },
        ({ heartbeatAt }) => heartbeatAt,
      ),
      codeColumn({
        id: "pid",
        header: t("columns.pid"),
        isExtra: true,
        width: "w-[8%]",
        text: ({ pid }) => String(pid),
      }),
      codeColumn({ id: "id", header: t("columns.id"), isExtra: true, width: "w-[24%]", text: ({ id }) => id }),
    ],
    [t],
  );
}
