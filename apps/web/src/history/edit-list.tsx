"use client";

import { Button } from "@cartage/ui/button";
import { useFormatter, useTranslations } from "next-intl";
import { useCan } from "../shell/me-context.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useUndoEdit } from "./use-undo-edit.ts";

/** What was joined and cut by hand within the day, each with a way back. */
export function EditList({ edits }: { edits: Outputs["history"]["day"]["edits"] }) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const mayEdit = useCan("trips.edit");
  const undo = useUndoEdit();
  if (edits.length === 0) return null;
  return (
    <div className="mt-2 border-line border-t px-4 pt-3">
      <h3 className="text-caption text-ink-faint">{t("edits")}</h3>
      <ul>
        {edits.map(({ tripEditId, kind, at }) => (
          <li key={tripEditId} className="flex items-center justify-between gap-2 py-1">
            {t(`edit.${kind}`, { time: format.dateTime(at, { hour: "2-digit", minute: "2-digit" }) })}
            {mayEdit && (
              <Button size="small" onClick={() => undo(tripEditId)}>
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
