"use client";

import { Button } from "@cartage/ui/button";
import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import type { IncidentDetail } from "./incident.ts";
import { useChangeIncident } from "./use-change-incident.ts";

type Party = IncidentDetail["parties"][number];

/** Who else was there; who was named wrongly is taken off. */
export function PartyList({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("web.incidents");
  const [removing, setRemoving] = useState<Party | null>(null);
  const { change, save } = useChangeIncident(incident);
  const { parties, may } = incident;
  const remove = async () => {
    await save({ parties: parties.filter((party) => party !== removing) });
    setRemoving(null);
  };
  if (parties.length === 0) return <span className="text-ink-muted">{t("noParties")}</span>;
  return (
    <>
      <ul>
        {parties.map((party) => (
          <li key={Object.values(party).join(" ")} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 break-words">
              {party.name}{" "}
              <span className="text-ink-muted">
                {[t(`partyRoles.${party.role}`), party.contact, party.plate].filter(Boolean).join(" · ")}
              </span>
            </span>
            {may.change && (
              <Button
                look="quiet"
                size="icon"
                aria-label={t("subjectsEdit.remove", { name: party.name })}
                onClick={() => setRemoving(party)}
              >
                <XIcon />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() => void remove().catch(() => undefined)}
        isBusy={change.isPending}
        title={t("removeParty.title", { name: removing?.name ?? "" })}
        consequence={t("removeParty.text")}
        error={change.error}
        confirmLabel={t("removeParty.confirm")}
      />
    </>
  );
}
