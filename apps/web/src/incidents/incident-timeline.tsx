"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../format/times.tsx";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

/** Who did and said what; the newest first. */
export function IncidentTimeline({ incident: { id: incidentId, entries, may } }: { incident: IncidentDetail }) {
  const t = useTranslations("web.incidents");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const note = useMutation(trpc.incidents.note.mutationOptions());
  const send = async (text: string) => {
    await note.mutateAsync({ incidentId, text });
    await cache.invalidateQueries({ queryKey: trpc.incidents.pathKey() });
    toast(t("noted"));
  };
  return (
    <Panel
      title={t("timeline")}
      actions={
        may.change && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t("addNote")}
          </Button>
        )
      }
    >
      <ol className="divide-y divide-line">
        {entries.toReversed().map(({ version, type, told, at, actor }) => (
          <li key={version} className="py-2">
            <p className="break-words">
              <span className="font-medium">{actor ?? t("someone")}</span>{" "}
              {type === "photo_added" ? t(`entries.${type}`, { name: told.name ?? "" }) : t(`entries.${type}`)}
            </p>
            <Changes told={told} />
            {told.text && <p className="whitespace-pre-line break-words text-ink-muted">{told.text}</p>}
            <LocalTime at={at} className="text-caption text-ink-muted" />
          </li>
        ))}
      </ol>
      <TextDialog
        isOpen={isWriting}
        onClose={() => setWriting(false)}
        title={t("addNote")}
        text={t("noteText")}
        field={{ name: "text", label: t("note"), missing: t("noteMissing"), most: 2_000, isLong: true }}
        confirm={t("addNote")}
        mutation={note}
        onSubmit={send}
      />
    </Panel>
  );
}

type Told = IncidentDetail["entries"][number]["told"];

/** What it is about since then, and what it is not about any more. */
function Changes({ told: { added = [], removed = [] } }: { told: Told }) {
  const t = useTranslations("web.incidents");
  const nameOf = ({ kind, name }: NonNullable<Told["added"]>[number]) =>
    `${t(`subjectKinds.${kind}`)} ${name ?? t("subjectsEdit.gone")}`;
  return (
    <>
      {added.length > 0 && (
        <p className="break-words text-ink-muted">{t("entries.added", { names: added.map(nameOf).join(", ") })}</p>
      )}
      {removed.length > 0 && (
        <p className="break-words text-ink-muted">{t("entries.removed", { names: removed.map(nameOf).join(", ") })}</p>
      )}
    </>
  );
}
