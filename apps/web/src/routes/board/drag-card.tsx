"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { HeldUpRefusal } from "../../incidents/held-up.tsx";
import type { DayIndex } from "./board-day.ts";
import type { DragStore } from "./drag-store.ts";
import { MoveEffect } from "./move-effect.tsx";

/** What is dragged, beside the pointer, with what dropping it there would do. */
export function DragCard({ drag, index }: { drag: DragStore; index: DayIndex }) {
  const t = useTranslations("web.board");
  const dragged = useSyncExternalStore(drag.subscribe, () => drag.get().dragged);
  const tried = useSyncExternalStore(drag.subscribe, () => drag.get().tried);
  const refused = useSyncExternalStore(drag.subscribe, () => drag.get().refused);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // where it is belongs to the pointer, not to React
    const place = () => {
      const { x, y } = drag.get();
      const [right, below] = [x > innerWidth - 300, y > innerHeight - 220];
      card.current?.style.setProperty(
        "transform",
        `translate(${right ? x - 276 : x + 16}px, ${below ? y - 160 : y + 16}px)`,
      );
    };
    place();
    const leave = drag.subscribe(place);
    return () => void leave();
  }, [drag, dragged]);
  if (!dragged) return null;
  return (
    <div
      ref={card}
      data-board="drag-card"
      className="pointer-events-none fixed top-0 left-0 z-50 w-64 will-change-transform rounded-panel bg-raised p-3 shadow-popup"
    >
      <p className="mb-1 font-semibold">{t("order", { number: String(dragged.leg.number) })}</p>
      {tried ? (
        tried.move.toVehicleId === null ? (
          <p className="text-ink-muted">{t("dropOff")}</p>
        ) : (
          <MoveEffect tried={tried} index={index} />
        )
      ) : refused === null ? (
        <p className="text-ink-muted">{t("dropOn")}</p>
      ) : (
        <p className="font-medium text-critical-ink">
          {"heldUp" in refused ? (
            <HeldUpRefusal heldUp={refused.heldUp} />
          ) : (
            t("goesNoFurther", { name: refused.vehicle })
          )}
        </p>
      )}
    </div>
  );
}
