import type { FenceShape } from "@cartage/domain/geofences/inputs";
import type { LineString, Polygon, Position } from "geojson";
import type { Map as MapLibreMap } from "maplibre-gl";
import {
  type HexColor,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { ownPrefix } from "../island/own-prefix.ts";
import { circleOf, type Handled, handlesOf, hasHandles, pairs, withGeometry } from "./sketch-features.ts";

/** What a hand has drawn; a ring is an outline or a hole, whichever was asked for. */
export type Drawn =
  | { kind: "circle"; lat: number; lon: number; radiusM: number }
  | { kind: "ring"; ring: [number, number][] }
  | { kind: "line"; line: [number, number][] };

type SketchListener = {
  onDrawn: (drawn: Drawn) => void;
  /** A shape that is being taken hold of; called while it changes. */
  onMoved: (shape: FenceShape) => void;
};

const modeOf = { circle: "circle", ring: "polygon", line: "linestring" } as const;
const select = "select";
const corners = { draggable: true, midpoints: true, deletable: true };

/** Drawing and changing shapes on a map by pointer; Terra Draw holds what is taken hold of, the listener what it means. */
export class Sketch {
  readonly #draw: TerraDraw;
  readonly #listener: SketchListener;
  #shape: FenceShape | null = null;
  /** The shape's handled geometries, in its order; null has no handles. */
  #ids: (string | number | null)[] = [];
  #isOwn = false;

  /** The map must have a style by now. */
  constructor(map: MapLibreMap, color: string, listener: SketchListener) {
    this.#listener = listener;
    this.#draw = new TerraDraw({
      // named as ours, so that it stays when the ground beneath is changed
      adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: `${ownPrefix}sketch` }),
      modes: modes(color as HexColor, () => this.#shape?.kind === "circle"),
    });
    this.#draw.start();
    this.#draw.setMode(select);
    this.#draw.on("finish", (id, { action }) => {
      // Terra Draw is still busy with it
      queueMicrotask(() => (action === "draw" ? this.#onDrawn(id) : this.#settle()));
    });
    this.#draw.on("change", (ids, type) => {
      if (type === "update" && !this.#isOwn) this.#onMoved(ids);
    });
  }

  /** Draws anew from the next press on; what is there meanwhile has no handles. */
  begin(kind: keyof typeof modeOf): void {
    this.#own(() => {
      this.#draw.setMode(select);
      this.#draw.clear();
      this.#draw.setMode(modeOf[kind]);
    });
    this.#ids = [];
  }

  /** Whether a press on the map draws. */
  get isDrawing(): boolean {
    return this.#draw.getMode() !== select;
  }

  /** Gives a shape its handles. */
  edit(shape: FenceShape | null, chosen = 0): void {
    this.#shape = shape;
    this.#own(() => {
      this.#draw.setMode(select);
      this.#draw.clear();
      this.#ids = (shape ? handlesOf(shape) : []).map((handled) => this.#add(handled));
      this.#choose(chosen);
    });
  }

  /** Shows the handles of one ring. */
  choose(at: number): void {
    if (!this.isDrawing) this.#own(() => this.#choose(at));
  }

  remove(): void {
    this.#draw.stop();
  }

  #choose(at: number) {
    const id = this.#ids[at] ?? this.#ids.find((each) => each !== null);
    if (id !== undefined && id !== null) this.#draw.selectFeature(id);
  }

  #add(handled: Handled): string | number | null {
    if (!hasHandles(handled)) return null;
    const { mode, geometry } = handled;
    const [added] = this.#draw.addFeatures([{ type: "Feature", properties: { mode }, geometry }]);
    return added?.valid && added.id !== undefined ? added.id : null;
  }

  #onDrawn(id: string | number) {
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    const kind = this.#draw.getMode();
    this.#own(() => {
      this.#draw.setMode(select);
      this.#draw.clear();
    });
    if (geometry?.type === "LineString") this.#listener.onDrawn({ kind: "line", line: pairs(geometry.coordinates) });
    if (geometry?.type !== "Polygon") return;
    const [ring = []] = geometry.coordinates as Position[][];
    this.#listener.onDrawn(
      kind === modeOf.circle ? { kind: "circle", ...circleOf(ring) } : { kind: "ring", ring: pairs(ring) },
    );
  }

  #onMoved(ids: readonly (string | number)[]) {
    const at = this.#ids.findIndex((id) => id !== null && ids.includes(id));
    const id = this.#ids[at];
    if (!this.#shape || id === undefined || id === null) return;
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry as Polygon | LineString | undefined;
    if (geometry) this.#listener.onMoved(withGeometry(this.#shape, at, geometry));
  }

  /** The hand has let go: the handles are where the shape is, and the next move begins there. */
  #settle() {
    const chosen = this.#ids.findIndex((id) => id !== null && this.#draw.getSnapshotFeature(id)?.properties.selected);
    const geometry = this.#draw.getSnapshotFeature(this.#ids[chosen] ?? "")?.geometry as
      | Polygon
      | LineString
      | undefined;
    if (!this.#shape || !geometry) return;
    this.edit(withGeometry(this.#shape, chosen, geometry), chosen);
    this.#listener.onMoved(this.#shape);
  }

  #own(change: () => void) {
    this.#isOwn = true;
    change();
    this.#isOwn = false;
  }
}

/** Of a circle's rim so many places show that it can be pulled, all of it can. */
const everySoMany = 16;

function modes(color: HexColor, isCircle: () => boolean) {
  const white = "#ffffff" as const;
  const shown = (width: number) => (point: { properties: { index?: unknown } }) =>
    isCircle() && Number(point.properties.index) % everySoMany !== 0 ? 0 : width;
  const outline = {
    fillColor: color,
    fillOpacity: 0.12,
    outlineColor: color,
    outlineWidth: 2,
    closingPointColor: color,
  };
  return [
    new TerraDrawCircleMode({ styles: outline, segments: 64 }),
    new TerraDrawPolygonMode({ styles: outline }),
    new TerraDrawLineStringMode({ styles: { lineStringColor: color, lineStringWidth: 3, closingPointColor: color } }),
    new TerraDrawSelectMode({
      // a shape cannot be lost by a key or by a press beside it
      keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
      allowManualDeselection: false,
      flags: {
        circle: { feature: { draggable: true, coordinates: { resizable: "center-fixed" } } },
        polygon: { feature: { coordinates: corners } },
        linestring: { feature: { coordinates: corners } },
      },
      styles: {
        selectedPolygonColor: color,
        selectedPolygonFillOpacity: 0,
        selectedPolygonOutlineColor: color,
        selectedPolygonOutlineWidth: 2,
        selectedLineStringColor: color,
        selectedLineStringWidth: 3,
        selectionPointColor: white,
        selectionPointOutlineColor: color,
        selectionPointOutlineWidth: shown(2),
        selectionPointWidth: shown(5),
        midPointColor: color,
        midPointOutlineColor: white,
        midPointOutlineWidth: 1,
        midPointWidth: 3,
      },
    }),
  ];
}
