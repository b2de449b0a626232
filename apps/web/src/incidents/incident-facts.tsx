"use client";

import { Button } from "@cartage/ui/button";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../format/times.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { placeText } from "../orders/form/place-text.ts";
import { Link } from "../shell/link.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import type { IncidentDetail } from "./incident.ts";
import { PartyDialog } from "./party-dialog.tsx";
import { PartyList } from "./party-list.tsx";
import { SubjectsDialog } from "./subjects-dialog.tsx";

const pages = { vehicle: "/vehicles", driver: "/drivers", hub: "/hubs", order: "/orders" } as const;

/** What happened, to what, and who else was there. */
export function IncidentFacts({ incident, streets }: { incident: IncidentDetail; streets: StreetStyles }) {
  const t = useTranslations("web.incidents");
  const [isEditing, setEditing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const { description, place, at, reporter, reportedAt, subjects, may } = incident;
  return (
    <Panel
      title={t("about")}
      actions={
        may.change && (
          <>
            <Button size="small" onClick={() => setEditing(true)}>
              {t("edit.open")}
            </Button>
            <Button size="small" onClick={() => setChoosing(true)}>
              {t("subjectsEdit.open")}
            </Button>
            <Button size="small" onClick={() => setAdding(true)}>
              {t("addParty")}
            </Button>
          </>
        )
      }
    >
      <p className="whitespace-pre-line break-words py-2">{description}</p>
      <Details>
        <Detail label={t("where")}>{[place, at && placeText(at)].filter(Boolean).join(" · ") || t("noPlace")}</Detail>
        <Detail label={t("columns.reporter")}>
          {reporter ?? t("someone")} · <LocalTime at={reportedAt} />
        </Detail>
        <Detail label={t("subjects")}>
          {subjects.length === 0 && <span className="text-ink-muted">{t("noSubjects")}</span>}
          <ul>
            {subjects.map(({ kind, id, name }) => (
              <li key={`${kind} ${id}`}>
                <span className="text-ink-muted">{t(`subjectKinds.${kind}`)}</span>{" "}
                {kind === "route" ? (
                  name
                ) : (
                  <Link href={`${pages[kind]}/${id}` as Route} className="text-accent-ink underline underline-offset-2">
                    {name}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Detail>
        <Detail label={t("parties")}>
          <PartyList incident={incident} />
        </Detail>
      </Details>
      {isEditing && <EditDialog incident={incident} streets={streets} onClose={() => setEditing(false)} />}
      {isChoosing && <SubjectsDialog incident={incident} onClose={() => setChoosing(false)} />}
      {isAdding && <PartyDialog incident={incident} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
