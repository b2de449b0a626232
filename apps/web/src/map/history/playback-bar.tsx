"use client";

import { buttonClass } from "@cartage/ui/button-class";
import clsx from "clsx";
import { PauseIcon, PlayIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMeasures } from "../../format/measures.tsx";
import { type HistoryColumns, indexAt, speedAt } from "./day-history.ts";
import { rates, usePlayback } from "./use-playback.ts";
import { useSpaceKey } from "./use-space-key.ts";

type PlaybackBarProps = {
  history: HistoryColumns;
  cursor: number;
  until: number;
  onCursor: (time: number) => void;
};

/** Play, how fast, and what the vehicle did at the cursor. */
export function PlaybackBar({ history, cursor, until, onCursor }: PlaybackBarProps) {
  const t = useTranslations("map.history");
  const format = useFormatter();
  const measures = useMeasures();
  const { isPlaying, setIsPlaying, rate, setRate } = usePlayback({ cursor, until, onCursor });
  const at = indexAt(history, cursor);
  const toggle = () => {
    if (!isPlaying && cursor >= until) onCursor(history.fixTime[0] ?? cursor);
    setIsPlaying(!isPlaying);
  };
  useSpaceKey(toggle);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        aria-label={isPlaying ? t("pause") : t("play")}
        onClick={toggle}
        className={buttonClass("primary", "icon")}
      >
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <fieldset className="flex gap-0.5 rounded-control bg-sunken p-0.5">
        <legend className="sr-only">{t("rate")}</legend>
        {rates.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={rate === each}
            onClick={() => setRate(each)}
            className={clsx(
              "h-7 rounded-[5px] px-2 font-medium transition-colors pointer-coarse:h-9",
              rate === each ? "bg-raised text-ink shadow-control ring-1 ring-line" : "text-ink-muted hover:text-ink",
            )}
          >
            {t("times", { rate: each })}
          </button>
        ))}
      </fieldset>
      <p className="min-w-36">
        <span className="font-semibold">{format.dateTime(cursor, { timeStyle: "medium" })}</span>
        <span className="ml-3 text-ink-muted">{measures.speed(at < 0 ? null : speedAt(history, at))}</span>
      </p>
    </div>
  );
}
