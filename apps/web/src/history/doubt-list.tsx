"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMeasures } from "../format/measures.tsx";
import type { Outputs } from "../trpc/router.ts";

type Track = Outputs["tracking"]["history"];
const shownMost = 50;

/** What screening doubted, each with its reason and number; a press moves the cursor there. */
export function DoubtList({ track, onCursor }: { track: Track; onCursor: (time: number) => void }) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const measures = useMeasures();
  const doubted = track.verdict.flatMap((verdict, at) => (verdict === "accepted" ? [] : [at]));
  if (doubted.length === 0) return null;
  const sentence = (at: number) => {
    const time = format.dateTime(track.fixTime[at] ?? 0, { timeStyle: "medium" });
    const value = track.doubt[at];
    const verdict = track.verdict[at];
    if (verdict === "inaccurate")
      return t("doubt.inaccurate", { time, accuracy: measures.accuracy(track.accuracyM[at] ?? null) });
    if (verdict === "future" || verdict === "stale") return t(`doubt.${verdict}`, { time });
    if (value === null || value === undefined || !verdict || verdict === "accepted") return t("doubt.other", { time });
    return t(`doubt.${verdict}`, { time, value });
  };
  return (
    <section aria-label={t("doubts")} className="border-line border-t px-4 py-3">
      <h3 className="text-caption text-ink-faint">{t("doubts")}</h3>
      <ul>
        {doubted.slice(0, shownMost).map((at) => (
          <li key={`${track.fixTime[at]} ${at}`}>
            <button
              type="button"
              onClick={() => onCursor(track.fixTime[at] ?? 0)}
              className="w-full rounded-small py-1 text-left text-warning-ink hover:underline"
            >
              {sentence(at)}
            </button>
          </li>
        ))}
      </ul>
      {doubted.length > shownMost && (
        <p className="text-ink-muted">{t("moreDoubts", { count: doubted.length - shownMost })}</p>
      )}
    </section>
  );
}
