"use client";

import type { FenceShape } from "@cartage/domain/geofences/inputs";
import { Button } from "@cartage/ui/button";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Drawing } from "../../map/fences/drawing.ts";
import { FencesMap } from "../../map/fences/fences-map.tsx";
import type { ShownFence } from "../../map/fences/shape-features.ts";
import type { Drawn, Sketch } from "../../map/fences/sketch.ts";
import { whenStyled } from "../../map/island/stages.ts";
import type { StreetStyles } from "../../map/sources.ts";

type DrawMapProps = {
  streets: StreetStyles;
  /** The shape that is drawn, and the other geofences around it. */
  shape: FenceShape | null;
  colour: string;
  others: readonly ShownFence[];
  drawing: Drawing;
  /** Which ring shows its corners. */
  ring: number;
  fitTo: string | null;
  onDrawn: (drawn: Drawn) => void;
  onMoved: (shape: FenceShape) => void;
  onCancel: () => void;
  onReady: () => void;
};

export const draftId = "draft";

/** The map on which a geofence is drawn and its corners are moved. */
export function DrawMap(props: DrawMapProps) {
  const { streets, shape, colour, others, drawing, ring, fitTo, onDrawn, onMoved, onCancel, onReady } = props;
  const t = useTranslations("web.geofences.draw");
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [sketch, setSketch] = useState<Sketch | null>(null);
  /** What the hand on the map made of the shape last: it has its handles already. */
  const own = useRef<FenceShape | null>(null);
  const drawn = useEffectEvent(onDrawn);
  const ready = useEffectEvent(onReady);
  const cancel = useEffectEvent(onCancel);
  const moved = useEffectEvent((next: FenceShape) => {
    own.current = next;
    onMoved(next);
  });

  useEffect(() => {
    if (!map) return;
    let isGone = false;
    let made: Sketch | undefined;
    const forget = whenStyled(map, () => {
      void import("../../map/fences/sketch.ts").then(({ Sketch }) => {
        if (isGone) return;
        own.current = null;
        made = new Sketch(map, colour, { onDrawn: (what) => drawn(what), onMoved: (next) => moved(next) });
        setSketch(made);
        ready();
      });
    });
    return () => {
      isGone = true;
      forget();
      // a map that is gone has taken it along
      if (map.style) made?.remove();
      setSketch(null);
    };
  }, [map, colour]);
  useEffect(() => {
    if (drawing) sketch?.begin(drawing);
  }, [sketch, drawing]);
  useEffect(() => {
    if (!drawing) return;
    // Terra Draw hears it at the same time, and lets go of what it holds: after it
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && cancel();
    window.addEventListener("keyup", onKey);
    return () => window.removeEventListener("keyup", onKey);
  }, [drawing]);
  useEffect(() => {
    if (!sketch || drawing) return;
    const key = JSON.stringify(shape);
    if (own.current && JSON.stringify(own.current) === key && !sketch.isDrawing) return;
    own.current = null;
    sketch.edit(shape, ring);
  }, [sketch, drawing, shape, ring]);
  useEffect(() => sketch?.choose(ring), [sketch, ring]);

  const name = "";
  const fences = shape ? [...others, { id: draftId, name, colour, shape, isChosen: true }] : others;
  return (
    <FencesMap label={t("map")} streets={streets} fences={fences} fitTo={fitTo} onMap={setMap}>
      {drawing && (
        <div className="absolute inset-x-3 top-3 flex items-center gap-3 rounded-control bg-raised px-3 py-2 shadow-popup sm:right-auto sm:max-w-md">
          <p role="status" className="min-w-0 flex-1">
            {t(`help.${drawing}`)}
          </p>
          <Button size="small" onClick={onCancel}>
            {t("cancel")}
          </Button>
        </div>
      )}
      {!drawing && shape && (
        <p className="absolute top-3 left-3 max-w-[calc(100%-1.5rem)] rounded-control bg-raised/90 px-2.5 py-1.5 text-caption text-ink-muted shadow-popup">
          {t(`edit.${shape.kind}`)}
        </p>
      )}
    </FencesMap>
  );
}
