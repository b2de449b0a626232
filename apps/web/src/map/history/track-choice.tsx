"use client";

import { Tooltip } from "@cartage/ui/tooltip";
import clsx from "clsx";
import { useTranslations } from "next-intl";

type TrackChoiceProps = { isRaw: boolean; onRaw: (isRaw: boolean) => void };

/** The track as the device sent it, or without what screening doubted. */
export function TrackChoice({ isRaw, onRaw }: TrackChoiceProps) {
  const t = useTranslations("map.history");
  const choice = (value: boolean, label: string) => (
    <button
      type="button"
      aria-pressed={isRaw === value}
      onClick={() => onRaw(value)}
      className={clsx(
        "h-7 rounded-[5px] px-2.5 font-medium transition-colors pointer-coarse:h-9",
        isRaw === value ? "bg-raised text-ink shadow-control ring-1 ring-line" : "text-ink-muted hover:text-ink",
      )}
    >
      {label}
    </button>
  );
  return (
    <fieldset className="flex gap-0.5 rounded-control bg-sunken p-0.5">
      <legend className="sr-only">{t("track")}</legend>
      <Tooltip text={t("cleanHint")}>{choice(false, t("clean"))}</Tooltip>
      {choice(true, t("raw"))}
    </fieldset>
  );
}
