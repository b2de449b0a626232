"use client";

import { subjectKinds } from "@cartage/domain/incidents/inputs";
import { Button } from "@cartage/ui/button";
import { SearchSelect } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../list/form-dialog.tsx";
import type { IncidentDetail } from "./incident.ts";
import { useChangeIncident } from "./use-change-incident.ts";
import { type SubjectKind, useFoundSubjects } from "./use-found-subjects.ts";

type Subject = IncidentDetail["subjects"][number];

const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`;

/** What an incident is about, and so what it holds up. */
export function SubjectsDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const t = useTranslations("web.incidents");
  // what was seen when it was opened: whoever changed it meanwhile is not overwritten
  const [seen] = useState(incident);
  const { change, save } = useChangeIncident(seen);
  const [subjects, setSubjects] = useState<readonly Subject[]>(seen.subjects);
  const [blocks, setBlocks] = useState(seen.blocks);
  const [closesHubs, setClosesHubs] = useState(seen.closesHubs);
  const names = (isMeant: (subject: Subject) => boolean) => subjects.some(isMeant);
  const add = (added: Subject) => {
    if (!names((subject) => keyOf(subject) === keyOf(added))) setSubjects([...subjects, added]);
  };
  const submit = async () => {
    await save({ subjects: subjects.map(({ kind, id }) => ({ kind, id })), blocks, closesHubs });
    onClose();
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={t("subjectsEdit.title")}
      description={t("subjectsEdit.text")}
      error={change.error}
      isBusy={change.isPending}
      submitLabel={t("subjectsEdit.save")}
      onSubmit={submit}
    >
      <div className="grid gap-4">
        <ul aria-label={t("subjects")} className="divide-y divide-line rounded-control border border-line">
          {subjects.length === 0 && <li className="px-3 py-2 text-ink-muted">{t("noSubjects")}</li>}
          {subjects.map((subject) => (
            <li key={keyOf(subject)} className="flex items-center gap-2 py-1 pr-1 pl-3">
              <span className="min-w-0 flex-1 break-words">
                <span className="text-ink-muted">{t(`subjectKinds.${subject.kind}`)}</span> {subject.name}
              </span>
              <Button
                look="quiet"
                size="icon"
                aria-label={t("subjectsEdit.remove", { name: subject.name })}
                onClick={() => setSubjects(subjects.filter((one) => keyOf(one) !== keyOf(subject)))}
              >
                <XIcon />
              </Button>
            </li>
          ))}
        </ul>
        <AddSubject happenedAt={seen.happenedAt} onAdd={add} />
        {names(({ kind }) => kind !== "hub") && (
          <Switch label={t("blocks")} hint={t("blocksHint")} isOn={blocks} onChange={setBlocks} />
        )}
        {names(({ kind }) => kind === "hub") && (
          <Switch label={t("closesHub")} hint={t("closesHubHint")} isOn={closesHubs} onChange={setClosesHubs} />
        )}
      </div>
    </FormDialog>
  );
}

/** One more thing, found by its kind and what it is called. */
function AddSubject({ happenedAt, onAdd }: { happenedAt: number; onAdd: (subject: Subject) => void }) {
  const t = useTranslations("web.incidents");
  const tCommon = useTranslations("web.common");
  const [kind, setKind] = useState<SubjectKind>("vehicle");
  const [text, setText] = useState("");
  const [added, setAdded] = useState(0);
  const found = useFoundSubjects(kind, text, happenedAt);
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t("subjectsEdit.add")}</legend>
      <div className="grid gap-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Select
          label={t("subjectsEdit.kind")}
          value={kind}
          onChange={setKind}
          choices={subjectKinds.map((value) => ({ value, label: t(`subjectKinds.${value}`) }))}
        />
        <SearchSelect
          // empty again for the next one
          key={`${kind} ${added}`}
          found={found}
          onSearch={setText}
          value={null}
          onChange={(chosen) => {
            if (!chosen) return;
            onAdd({ kind, id: chosen.value, name: chosen.label });
            setText("");
            setAdded(added + 1);
          }}
          label={t("subjectsEdit.search")}
          placeholder={t(kind === "route" ? "subjectsEdit.searchRoute" : "subjectsEdit.search")}
          nothing={t("subjectsEdit.nothing")}
          clearLabel={tCommon("none")}
        />
      </div>
    </fieldset>
  );
}
