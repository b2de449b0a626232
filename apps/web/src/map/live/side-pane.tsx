"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type PointerEvent, type ReactNode, useRef, useState } from "react";

type SidePaneProps = {
  label: string;
  side?: "left" | "right";
  /** On a phone another sheet is in front. */
  isAway?: boolean;
  children: ReactNode;
};

/** Beside the map where there is room; on a phone a sheet over its lower edge, low or raised by its handle. */
export function SidePane({ label, side = "left", isAway = false, children }: SidePaneProps) {
  const t = useTranslations("map.list");
  const [isRaised, setIsRaised] = useState(false);
  const grabbedAt = useRef<number | null>(null);
  const onGrab = (event: PointerEvent<HTMLButtonElement>) => {
    grabbedAt.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onRelease = (event: PointerEvent) => {
    const byPx = event.clientY - (grabbedAt.current ?? event.clientY);
    grabbedAt.current = null;
    if (Math.abs(byPx) > 24) setIsRaised(byPx < 0);
  };
  return (
    <aside
      aria-label={label}
      className={clsx(
        "flex min-h-0 flex-col bg-surface",
        "max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:rounded-t-sheet max-md:shadow-popup max-md:transition-[height]",
        isRaised ? "max-md:h-[82%]" : side === "right" ? "max-md:h-[46%]" : "max-md:h-[38%]",
        isAway && "max-md:hidden",
        "border-line md:w-[21rem] md:shrink-0",
        side === "left" && "md:border-r",
        // over the map, which would jump if it were made smaller; where that leaves too little of it, over the list
        side === "right" &&
          "md:absolute md:inset-y-0 md:z-20 md:max-xl:left-0 md:max-xl:border-r xl:right-0 xl:border-l",
      )}
    >
      <button
        type="button"
        aria-label={isRaised ? t("close") : t("open")}
        aria-expanded={isRaised}
        onClick={() => setIsRaised(!isRaised)}
        onPointerDown={onGrab}
        onPointerUp={onRelease}
        className="flex h-6 shrink-0 touch-none items-center justify-center md:hidden"
      >
        <span className="h-1 w-9 rounded-round bg-line-strong" />
      </button>
      {children}
    </aside>
  );
}
