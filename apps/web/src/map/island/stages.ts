import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import { linkBeside } from "./link-beside.ts";

/**
 * The kinds of layers in the order in which they are drawn first. Each kind is a shader that must be compiled before
 * its first frame; all in one frame would hold the page for as long as all of them take.
 */
const stages: LayerSpecification["type"][][] = [["background", "fill"], ["line"], ["circle"], ["symbol"]];

/** What of a style is drawn at once; the rest is brought by `addStages`. */
export function firstStage(style: StyleSpecification | string): StyleSpecification | string {
  if (typeof style === "string") return style;
  return { ...style, layers: style.layers.filter(({ type }) => stages[0]?.includes(type)) };
}

const complete = new WeakSet<MapLibreMap>();

/** Whether the map draws all kinds of layers by now; until then, what moves on it takes the graphics process from it. */
export const isComplete = (map: MapLibreMap) => complete.has(map);

/** Runs as soon as a style is there; gives a way to have it not run. */
export function whenStyled(map: MapLibreMap, run: () => void): () => void {
  if (map.style?._loaded) run();
  else map.once("style.load", run);
  return () => void map.off("style.load", run);
}

const awaiting = new WeakMap<MapLibreMap, Set<() => void>>();

/** Runs as soon as the map draws all kinds of layers and its style is there; gives a way to have it not run. */
export function whenComplete(map: MapLibreMap, run: () => void): () => void {
  let forgetStyle = () => {};
  const onComplete = () => {
    forgetStyle = whenStyled(map, run);
  };
  if (isComplete(map)) onComplete();
  else awaiting.set(map, (awaiting.get(map) ?? new Set()).add(onComplete));
  return () => {
    awaiting.get(map)?.delete(onComplete);
    forgetStyle();
  };
}

function setComplete(map: MapLibreMap) {
  complete.add(map);
  for (const run of awaiting.get(map) ?? []) run();
  awaiting.delete(map);
}

/**
 * Brings the other kinds of layers, each to its place in the style's order and when the kind before is drawn; ends when
 * the map is gone.
 */
export function addStages(map: MapLibreMap, style: StyleSpecification | string) {
  const isLinked = linkBeside(map);
  const waiting = typeof style === "string" ? [] : stages.slice(1);
  const next = () => {
    if (!isLinked()) return void map.once("idle", soon);
    const kinds = waiting.shift();
    if (!kinds || typeof style === "string") return setComplete(map);
    style.layers.forEach((layer, at) => {
      if (!kinds.includes(layer.type) || map.getLayer(layer.id)) return;
      map.addLayer(layer, style.layers.slice(at + 1).find(({ id }) => map.getLayer(id))?.id);
    });
    map.once("idle", soon);
  };
  // not in the map's own frame, which has enough to do
  const soon = () => void setTimeout(() => map.style && next());
  map.once("load", soon);
}
