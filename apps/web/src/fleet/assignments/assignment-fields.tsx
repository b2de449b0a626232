"use client";

import { assignmentKinds } from "@cartage/domain/fleet/driver-inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";

export type AssignmentValues = { kind: (typeof assignmentKinds)[number]; from: string; until: string };

/** What an assignment is as, and from when to when. */
export function AssignmentFields({
  kind = "primary",
  from,
  until,
}: {
  kind?: AssignmentValues["kind"];
  from?: number;
  until?: number | null;
}) {
  const t = useTranslations("web.drivers.assignments");
  return (
    <>
      <Field name="kind" label={t("kind")}>
        <Select defaultValue={kind} choices={assignmentKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="from" label={t("from")} {...(from === undefined && { hint: t("fromHint") })}>
          <FieldInput type="datetime-local" required={from !== undefined} defaultValue={writeLocal(from)} />
        </Field>
        <Field name="until" label={t("until")} hint={t("untilHint")}>
          <FieldInput type="datetime-local" defaultValue={writeLocal(until ?? undefined)} />
        </Field>
      </div>
    </>
  );
}

/** An instant as the device's clock writes it; what was typed without a zone is read the same way. */
function writeLocal(at: number | undefined): string {
  if (at === undefined) return "";
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export function readLocal(text: string): number | null {
  return text === "" ? null : new Date(text).getTime();
}
