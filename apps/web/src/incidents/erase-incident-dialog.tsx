"use client";

import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

type EraseIncidentDialogProps = { incident: Pick<IncidentDetail, "id" | "number">; onClose: () => void };

/** Asks for the incident's number, typed, before what it tells of people goes for good. */
export function EraseIncidentDialog({ incident, onClose }: EraseIncidentDialogProps) {
  const t = useTranslations("web.incidents.erase");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { id: incidentId } = incident;
  const number = String(incident.number);
  const erase = useMutation(
    trpc.incidents.erase.mutationOptions({
      onSuccess: async () => {
        toast(t("done"));
        onClose();
        await cache.invalidateQueries({ queryKey: trpc.incidents.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate({ incidentId, number })}
      isBusy={erase.isPending}
      title={t("title")}
      consequence={<p>{t("text")}</p>}
      typed={{ expected: number, label: t("typed", { number }) }}
      failure={<FormFailure error={erase.error} />}
      labels={{ confirm: t("confirm"), cancel: tCommon("cancel"), close: tCommon("close") }}
    />
  );
}
