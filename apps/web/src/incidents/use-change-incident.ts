"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

type Part = Partial<
  Pick<
    IncidentDetail,
    "severity" | "description" | "happenedAt" | "at" | "place" | "blocks" | "closesHubs" | "parties"
  > & {
    subjects: Pick<IncidentDetail["subjects"][number], "kind" | "id">[];
  }
>;

/** Changes some of what is known of an incident, and keeps the rest. */
export function useChangeIncident(incident: IncidentDetail) {
  const t = useTranslations("web.incidents");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const change = useMutation(trpc.incidents.change.mutationOptions());
  const save = async (part: Part) => {
    const { id: incidentId, version, severity, description, happenedAt, at, place, parties } = incident;
    const { blocks, closesHubs } = incident;
    const subjects = incident.subjects.map(({ kind, id }) => ({ kind, id }));
    const kept = { severity, description, happenedAt, at, place, blocks, closesHubs, parties, subjects };
    await change.mutateAsync({ incidentId, basedOn: version, ...kept, ...part });
    await Promise.all(
      [trpc.incidents, trpc.routes].map((part) => cache.invalidateQueries({ queryKey: part.pathKey() })),
    );
    toast(t("saved"));
  };
  return { change, save };
}
