"use client";

import type { IncidentMove } from "@cartage/domain/incidents/states";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { EraserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { EraseIncidentDialog } from "./erase-incident-dialog.tsx";
import type { IncidentDetail } from "./incident.ts";
import { useChangeIncident } from "./use-change-incident.ts";

/** What may be done about an incident now. */
export function IncidentActions({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("web.incidents");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<IncidentMove | null>(null);
  const [isErasing, setErasing] = useState(false);
  const move = useMutation(
    trpc.incidents.move.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.incidents.pathKey() }),
    }),
  );
  const { change, save } = useChangeIncident(incident);
  const { id: incidentId, version: basedOn, may, blocks, closesHubs, state, subjects } = incident;
  const names = (what: (subject: (typeof subjects)[number]) => boolean) => subjects.some(what);
  const decide = (decision: Parameters<typeof save>[0]) => void save(decision).catch(() => undefined);
  const isOver = state === "resolved" || state === "closed";
  const send = async (text: string) => {
    if (!asking) return;
    const moved = await move.mutateAsync({ incidentId, basedOn, move: asking, note: text || null });
    toast(t("moved", { state: t(`states.${moved.state}`) }));
  };
  return (
    <Panel title={t("columns.state")}>
      <div className="flex flex-wrap gap-2 py-2">
        {may.moves.map((to, at) => (
          <Button key={to} look={at === 0 ? "primary" : "secondary"} onClick={() => setAsking(to)}>
            {t(`moves.${to}`)}
          </Button>
        ))}
        {!isOver && names(({ kind }) => kind !== "hub") && (
          <Button isBusy={change.isPending} onClick={() => decide({ blocks: !blocks })}>
            {t(blocks ? "stopBlocking" : "block")}
          </Button>
        )}
        {!isOver && names(({ kind }) => kind === "hub") && (
          <Button isBusy={change.isPending} onClick={() => decide({ closesHubs: !closesHubs })}>
            {t(closesHubs ? "openHub" : "closeHub")}
          </Button>
        )}
        {may.erase && (
          <Button look="quiet" onClick={() => setErasing(true)}>
            <EraserIcon />
            {t("erase.title")}
          </Button>
        )}
      </div>
      <FormFailure error={change.error} />
      {isErasing && <EraseIncidentDialog incident={incident} onClose={() => setErasing(false)} />}
      {asking && (
        <TextDialog
          isOpen
          onClose={() => setAsking(null)}
          title={t(`moves.${asking}`)}
          text={t("noteText")}
          field={{ name: "note", label: t("note"), most: 2_000, isLong: true }}
          confirm={t(`moves.${asking}`)}
          mutation={move}
          onSubmit={send}
        />
      )}
    </Panel>
  );
}
