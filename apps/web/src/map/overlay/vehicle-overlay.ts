import type { Palette } from "@cartage/ui/tokens";
import type { Map as MapLibreMap } from "maplibre-gl";
import { onPicture, pictureView } from "../island/picture.ts";
import { isComplete } from "../island/stages.ts";
import { type Cluster, groupMarks, type Marks } from "../live/clusters.ts";
import type { Drawn, LiveStore } from "../live/live-store.ts";
import { mercatorX, mercatorY, pxPerMetre, worldPx } from "../mercator.ts";
import { type ClusterLook, clusterRadiusPx, drawCluster } from "./draw-cluster.ts";
import { drawAccuracy, drawName, drawSelection } from "./draw-selection.ts";
import { Easing } from "./easing.ts";
import { createSprites, type MarkSprites, spritePx } from "./mark-sprites.ts";

export type OverlayLook = { palette: Palette; fontFamily: string; nameHalo: string; locale: string };
export type Hit = { kind: "vehicle"; slot: number } | { kind: "cluster"; cluster: Cluster };

/** Further than this from the edge nothing is drawn, in CSS pixels. */
const marginPx = 40;
/** Smaller moves than this are not seen, in CSS pixels. */
const seenPx = 0.35;
/** Names stand beside marks while there are so few of them. */
const mostNames = 50;
/** From this zoom on every vehicle stands for itself. */
const apartFromZoom = 15.5;

/**
 * Draws the fleet on a canvas over the map's own. The map is drawn again only when it is moved, the fleet only when a
 * vehicle has moved so far that it can be seen: a map that lies still for eight hours costs next to nothing.
 */
export class VehicleOverlay {
  readonly #map: MapLibreMap;
  readonly #store: LiveStore;
  readonly #canvas = document.createElement("canvas");
  readonly #pen: CanvasRenderingContext2D | null;
  readonly #easing = new Easing();
  readonly #prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
  #look: OverlayLook;
  #clusterLook: ClusterLook;
  #sprites: MarkSprites | undefined;
  #slots: readonly number[] = [];
  #marks: Marks = { clusters: [], alone: [], clusterOf: new Int32Array() };
  #grouped = { revision: -1, zoom: -1, at: 0 };
  #selected = -1;
  #hovered = -1;
  #isDirty = true;
  #frame = 0;
  readonly #stopListening: () => void;
  /** Where each mark alone was drawn last: slot, x, y in CSS pixels. */
  #drawnAlone: { slot: number; x: number; y: number }[] = [];
  #drawnClusters: { cluster: Cluster; x: number; y: number }[] = [];

  constructor(map: MapLibreMap, store: LiveStore, look: OverlayLook) {
    this.#map = map;
    this.#store = store;
    this.#look = look;
    this.#clusterLook = clusterLookOf(look);
    this.#canvas.className = "cartage-overlay";
    this.#pen = this.#canvas.getContext("2d");
    map.getCanvasContainer().append(this.#canvas);
    this.#stopListening = onPicture(map, this.#drawNow);
    this.#frame = requestAnimationFrame(this.#onFrame);
  }

  show(slots: readonly number[]) {
    this.#slots = slots;
    this.#grouped.revision = -1;
  }

  select(slot: number) {
    this.#selected = slot;
    this.#grouped.revision = -1;
  }

  hover(slot: number) {
    if (slot === this.#hovered) return;
    this.#hovered = slot;
    this.#isDirty = true;
  }

  dress(look: OverlayLook) {
    this.#look = look;
    this.#clusterLook = clusterLookOf(look);
    this.#sprites = undefined;
    this.#isDirty = true;
  }

  /** What lies at a point, in CSS pixels of the map; vehicles before clusters. */
  hitAt(x: number, y: number): Hit | null {
    let nearest: Hit | null = null;
    let nearestPx = 14;
    for (const mark of this.#drawnAlone) {
      const px = Math.hypot(mark.x - x, mark.y - y);
      if (px > nearestPx) continue;
      nearestPx = px;
      nearest = { kind: "vehicle", slot: mark.slot };
    }
    if (nearest) return nearest;
    const hit = this.#drawnClusters.findLast(
      ({ cluster, ...at }) => Math.hypot(at.x - x, at.y - y) <= clusterRadiusPx(cluster.count) + 4,
    );
    return hit ? { kind: "cluster", cluster: hit.cluster } : null;
  }

  remove() {
    cancelAnimationFrame(this.#frame);
    this.#stopListening();
    this.#canvas.remove();
  }

  readonly #onFrame = () => {
    this.#frame = requestAnimationFrame(this.#onFrame);
    // grouping ten thousand takes as long as drawing them: not both in one frame
    if (this.#regroup()) return;
    if (this.#isDirty || this.#easing.isBusy(Date.now()) || this.#hasMoved()) this.#drawNow();
  };

  /** Again when the zoom is another, the choice changed, or, once a second, the vehicles moved; answers whether it did. */
  #regroup() {
    const zoom = this.#map.getZoom();
    const level = zoom >= apartFromZoom ? apartFromZoom : Math.floor(zoom);
    const { placeRevision: revision } = this.#store;
    const now = Date.now();
    const isNew = this.#grouped.revision === -1 || level !== this.#grouped.zoom;
    if (!isNew && (revision === this.#grouped.revision || now - this.#grouped.at < 1000)) return false;
    this.#grouped = { revision, zoom: level, at: now };
    const { columns } = this.#store;
    const placed = this.#slots.filter((slot) => !Number.isNaN(columns.x[slot]));
    this.#marks =
      level === apartFromZoom
        ? { clusters: [], alone: placed, clusterOf: new Int32Array(columns.x.length).fill(-1) }
        : groupMarks(columns, placed, { zoom: level, keepApart: this.#selected });
    if (!this.#isStill()) this.#easing.regroup(this.#marks, columns, now);
    // where two meet, the greater lies above; `clusterOf` has done its work by now
    this.#marks.clusters.sort((one, other) => one.count - other.count);
    this.#isDirty = true;
    return true;
  }

  #hasMoved() {
    // once a second, with the clusters, is enough until then
    if (!isComplete(this.#map)) return false;
    const { toX, toY } = this.#projection();
    const now = this.#glideTime();
    const drawn: Drawn = { x: 0, y: 0, headingDeg: NaN };
    return this.#drawnAlone.some(({ slot, x, y }) => {
      this.#store.drawnAt(slot, now, drawn);
      return Math.abs(toX(drawn.x) - x) > seenPx || Math.abs(toY(drawn.y) - y) > seenPx;
    });
  }

  #glideTime() {
    return this.#isStill() ? Number.MAX_SAFE_INTEGER : Date.now();
  }

  #isStill() {
    return this.#prefersStillness.matches || !isComplete(this.#map);
  }

  #projection() {
    const { center, zoom, at } = pictureView(this.#map);
    const world = worldPx(zoom);
    const centerX = mercatorX(center.lng);
    const centerY = mercatorY(center.lat);
    return {
      // the copy of the world that is nearest to the centre
      toX: (x: number) => (((((x - centerX + 0.5) % 1) + 1) % 1) - 0.5) * world + at.x,
      toY: (y: number) => (y - centerY) * world + at.y,
    };
  }

  readonly #drawNow = () => {
    const pen = this.#pen;
    if (!pen) return;
    this.#isDirty = false;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const density = devicePixelRatio;
    if (this.#canvas.width !== Math.round(width * density) || this.#canvas.height !== Math.round(height * density)) {
      this.#canvas.width = Math.round(width * density);
      this.#canvas.height = Math.round(height * density);
    }
    this.#sprites ??= createSprites(this.#look.palette, density);
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.clearRect(0, 0, width, height);
    const { toX, toY } = this.#projection();
    const isInView = (x: number, y: number) =>
      x > -marginPx && y > -marginPx && x < width + marginPx && y < height + marginPx;
    const at = Date.now();

    this.#drawnClusters = [];
    for (const cluster of this.#marks.clusters) {
      const eased = this.#easing.place(cluster.seed, cluster.x, cluster.y, at);
      const x = toX(eased.x);
      const y = toY(eased.y);
      if (!isInView(x, y)) continue;
      this.#drawnClusters.push({ cluster, x, y });
      pen.setTransform(density, 0, 0, density, x * density, y * density);
      drawCluster(pen, cluster, this.#clusterLook);
    }

    const glideTime = this.#glideTime();
    const drawn: Drawn = { x: 0, y: 0, headingDeg: NaN };
    const alone: { slot: number; x: number; y: number }[] = [];
    for (const slot of this.#marks.alone) {
      this.#store.drawnAt(slot, glideTime, drawn);
      const eased = this.#easing.place(slot, drawn.x, drawn.y, at);
      const x = toX(eased.x);
      const y = toY(eased.y);
      if (!isInView(x, y)) continue;
      alone.push({ slot, x, y });
      if (slot === this.#selected) this.#drawSelected(pen, slot, x, y, density);
      this.#drawVehicle(pen, slot, drawn.headingDeg, x, y, density);
    }
    this.#drawnAlone = alone;
    this.#drawNames(pen, density);
  };

  #drawVehicle(pen: CanvasRenderingContext2D, slot: number, headingDeg: number, x: number, y: number, density: number) {
    const { columns } = this.#store;
    const state = columns.state[slot] ?? 3;
    const isDelayed = columns.isDelayed[slot] === 1;
    const isTurned = state === 0 && !Number.isNaN(headingDeg);
    const set = isDelayed ? this.#sprites?.delayed : this.#sprites?.fresh;
    const sprite = state === 0 && !isTurned ? this.#sprites?.round[isDelayed ? 1 : 0] : set?.[state];
    if (!sprite) return;
    const angle = isTurned ? (headingDeg * Math.PI) / 180 : 0;
    const grown = (slot === this.#hovered || slot === this.#selected ? 1.2 : 1) * density;
    const cos = Math.cos(angle) * grown;
    const sin = Math.sin(angle) * grown;
    pen.setTransform(cos, sin, -sin, cos, x * density, y * density);
    pen.drawImage(sprite, -spritePx / 2, -spritePx / 2, spritePx, spritePx);
  }

  #drawSelected(pen: CanvasRenderingContext2D, slot: number, x: number, y: number, density: number) {
    const { columns } = this.#store;
    pen.setTransform(density, 0, 0, density, x * density, y * density);
    const accuracyM = columns.accuracyM[slot] ?? NaN;
    if (!Number.isNaN(accuracyM))
      drawAccuracy(pen, accuracyM * pxPerMetre(columns.lat[slot] ?? 0, this.#map.getZoom()), this.#look.palette);
    drawSelection(pen, this.#look.palette);
  }

  #drawNames(pen: CanvasRenderingContext2D, density: number) {
    pen.setTransform(density, 0, 0, density, 0, 0);
    const isNamed = this.#drawnAlone.length <= mostNames && this.#map.getZoom() >= 9;
    for (const { slot, x, y } of this.#drawnAlone) {
      if (!isNamed && slot !== this.#selected && slot !== this.#hovered) continue;
      const name = this.#store.vehicles[slot]?.name;
      if (name) drawName(pen, name, { x, y: y + spritePx / 2 + (slot === this.#selected ? 17 : 9), ...this.#look });
    }
  }
}

const clusterLookOf = ({ palette, fontFamily, locale }: OverlayLook): ClusterLook => ({
  palette,
  fontFamily,
  compact: new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }),
});
