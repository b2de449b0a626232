"use client";

import { useTranslations } from "next-intl";
import { EraseForGoodDialog } from "../list/erase-for-good-dialog.tsx";
import { useTRPCClient } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

type EraseIncidentDialogProps = { incident: Pick<IncidentDetail, "id" | "number">; onClose: () => void };

/** Asks for the incident's number before what it tells of people goes. */
export function EraseIncidentDialog({ incident, onClose }: EraseIncidentDialogProps) {
  const t = useTranslations("web.incidents.erase");
  const client = useTRPCClient();
  const number = String(incident.number);
  return (
    <EraseForGoodDialog
      title={t("title")}
      text={t("text")}
      typed={{ expected: number, label: t("typed", { number }) }}
      confirm={t("confirm")}
      onErase={async () => {
        await client.incidents.erase.mutate({ incidentId: incident.id, number });
        return t("done");
      }}
      onClose={onClose}
    />
  );
}
