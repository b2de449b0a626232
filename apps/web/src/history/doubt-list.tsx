"use client";

import { Button } from "@cartage/ui/button";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMeasures } from "../format/measures.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { useCan } from "../shell/me-context.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useRestoring } from "./use-restoring.ts";

type Track = Outputs["tracking"]["history"];
type DoubtListProps = { vehicleId: string; track: Track; onCursor: (time: number) => void };
const shownAtOnce = 50;

/** What screening doubted, each with its reason and number; a press moves the cursor there, another says that it is right. */
export function DoubtList({ vehicleId, track, onCursor }: DoubtListProps) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const sentence = useDoubtSentence(track);
  const mayEdit = useCan("trips.edit");
  const { restore } = useRestoring();
  const [shown, setShown] = useState(shownAtOnce);
  const said = new Set(track.restored.map(({ deviceId, fixTime }) => `${deviceId} ${fixTime}`));
  const positions = track.verdict.flatMap((verdict, at) => {
    const [fixTime = 0, deviceId = ""] = [track.fixTime[at], track.devices[track.device[at] ?? 0]];
    // one that was restored a moment ago is not derived again yet
    return verdict === "accepted" || said.has(`${deviceId} ${fixTime}`) ? [] : [{ at, verdict, fixTime, deviceId }];
  });
  if (positions.length === 0) return null;
  return (
    <section aria-label={t("doubts")} className="border-line border-t px-4 py-3">
      <h3 className="text-caption text-ink-faint">{t("doubts")}</h3>
      <ul>
        {positions.slice(0, shown).map(({ at, verdict, fixTime, deviceId }) => (
          <li key={`${deviceId} ${fixTime}`} className="flex items-center justify-between gap-2 py-0.5">
            <button
              type="button"
              onClick={() => onCursor(fixTime)}
              className="min-w-0 rounded-small py-1 text-left text-warning-ink hover:underline"
            >
              {sentence(at)}
            </button>
            {mayEdit && verdict !== "future" && verdict !== "stale" && (
              <Button
                size="small"
                className="shrink-0"
                aria-label={t("restoring.restoreAt", { time: format.dateTime(fixTime, { timeStyle: "medium" }) })}
                onClick={() => restore({ vehicleId, deviceId, fixTime })}
              >
                {t("restoring.restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {positions.length > shown && (
        <Button look="quiet" size="small" className="-ml-2.5" onClick={() => setShown(shown + shownAtOnce)}>
          {t("moreDoubts", { count: positions.length - shown })}
        </Button>
      )}
    </section>
  );
}

/** What is wrong with the position at an index, and by how much. */
function useDoubtSentence(track: Track): (at: number) => string {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const measures = useMeasures();
  const spans = useSpans();
  return (at) => {
    const time = format.dateTime(track.fixTime[at] ?? 0, { timeStyle: "medium" });
    const value = track.doubt[at] ?? null;
    const verdict = track.verdict[at];
    if (verdict === "inaccurate")
      return t("doubt.inaccurate", { time, accuracy: measures.accuracy(track.accuracyM[at] ?? null) });
    if (value === null) return t("doubt.other", { time });
    if (verdict === "future") return t("doubt.future", { time, ahead: spans.duration(value * 1000) });
    if (verdict === "stale") return t("doubt.stale", { time, days: value });
    if (verdict === "jump") return t("doubt.jump", { time, speed: measures.speed(value) });
    if (verdict === "frozen") return t("doubt.frozen", { time, value });
    if (verdict === "drift") return t("doubt.drift", { time, distance: spans.distance(value) });
    return t("doubt.other", { time });
  };
}
