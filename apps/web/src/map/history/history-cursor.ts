import type { Palette } from "@cartage/ui/tokens";
import type { Map as MapLibreMap } from "maplibre-gl";
import { onPicture, pictureView } from "../island/picture.ts";
import { turn } from "../live/glide.ts";
import { mercatorX, mercatorY, worldPx } from "../mercator.ts";
import { drawSelection } from "../overlay/draw-selection.ts";
import { createSprites, spritePx } from "../overlay/mark-sprites.ts";
import { type HistoryColumns, indexAt, speedAt } from "./day-history.ts";

const standsBelowMps = 1.4;

export type CursorPlace = { lat: number; lon: number; headingDeg: number; isMoving: boolean };

/** Where it was at a moment: between two positions on the straight line, before the first and after the last on it. */
export function placeAt(history: HistoryColumns, time: number): CursorPlace | null {
  const before = Math.max(0, indexAt(history, time));
  const after = Math.min(before + 1, history.fixTime.length - 1);
  if (after < 0) return null;
  const from = history.fixTime[before] ?? 0;
  const lasted = (history.fixTime[after] ?? 0) - from;
  const share = lasted > 0 ? Math.min(1, Math.max(0, (time - from) / lasted)) : 0;
  const between = (column: number[]) =>
    ((column[before] ?? 0) + ((column[after] ?? 0) - (column[before] ?? 0)) * share) / 1e7;
  return {
    lat: between(history.latE7),
    lon: between(history.lonE7),
    headingDeg: turn(history.headingDeg[before] ?? NaN, history.headingDeg[after] ?? NaN, share),
    isMoving: speedAt(history, before) >= standsBelowMps,
  };
}

/** The vehicle as it was at the cursor, drawn over the track. */
export class HistoryCursor {
  readonly #map: MapLibreMap;
  readonly #canvas = document.createElement("canvas");
  #palette: Palette;
  #place: CursorPlace | null = null;
  readonly #stopListening: () => void;

  constructor(map: MapLibreMap, palette: Palette) {
    this.#map = map;
    this.#palette = palette;
    this.#canvas.className = "cartage-overlay";
    map.getCanvasContainer().append(this.#canvas);
    this.#stopListening = onPicture(map, this.#draw);
  }

  dress(palette: Palette) {
    this.#palette = palette;
    this.#draw();
  }

  show(place: CursorPlace | null) {
    this.#place = place;
    this.#draw();
  }

  remove() {
    this.#stopListening();
    this.#canvas.remove();
  }

  readonly #draw = () => {
    const pen = this.#canvas.getContext("2d");
    if (!pen) return;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const density = devicePixelRatio;
    this.#canvas.width = Math.round(clientWidth * density);
    this.#canvas.height = Math.round(clientHeight * density);
    if (!this.#place) return;
    const { lat, lon, headingDeg, isMoving } = this.#place;
    const { center, zoom, at } = pictureView(this.#map);
    const world = worldPx(zoom);
    const x = (mercatorX(lon) - mercatorX(center.lng)) * world + at.x;
    const y = (mercatorY(lat) - mercatorY(center.lat)) * world + at.y;
    const sprites = createSprites(this.#palette, density);
    const isTurned = isMoving && !Number.isNaN(headingDeg);
    const sprite = isMoving ? (isTurned ? sprites.fresh[0] : sprites.round[0]) : sprites.fresh[2];
    pen.setTransform(density, 0, 0, density, x * density, y * density);
    drawSelection(pen, this.#palette);
    if (isTurned) pen.rotate((headingDeg * Math.PI) / 180);
    pen.scale(1.2, 1.2);
    if (sprite) pen.drawImage(sprite, -spritePx / 2, -spritePx / 2, spritePx, spritePx);
  };
}
