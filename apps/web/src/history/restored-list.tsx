"use client";

import { Button } from "@cartage/ui/button";
import { useFormatter, useTranslations } from "next-intl";
import { useCan } from "../shell/me-context.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useRestoring } from "./use-restoring.ts";

type RestoredListProps = {
  vehicleId: string;
  restored: Outputs["tracking"]["history"]["restored"];
  onCursor: (time: number) => void;
};

/** Positions that count because somebody said that they are right: who did, and a way back. */
export function RestoredList({ vehicleId, restored, onCursor }: RestoredListProps) {
  const t = useTranslations("web.history.restoring");
  const format = useFormatter();
  const mayEdit = useCan("trips.edit");
  const { doubt } = useRestoring();
  if (restored.length === 0) return null;
  return (
    <section aria-label={t("title")} className="border-line border-t px-4 py-3">
      <h3 className="text-caption text-ink-faint">{t("title")}</h3>
      <ul>
        {restored.map(({ deviceId, fixTime, by }) => {
          const time = format.dateTime(fixTime, { timeStyle: "medium" });
          return (
            <li key={`${deviceId} ${fixTime}`} className="flex items-center justify-between gap-2 py-0.5">
              <button
                type="button"
                onClick={() => onCursor(fixTime)}
                className="min-w-0 rounded-small py-1 text-left hover:underline"
              >
                {by === null ? t("byNobody", { time }) : t("by", { time, name: by })}
              </button>
              {mayEdit && (
                <Button
                  size="small"
                  className="shrink-0"
                  aria-label={t("doubtAt", { time })}
                  onClick={() => doubt({ vehicleId, deviceId, fixTime })}
                >
                  {t("doubt")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
