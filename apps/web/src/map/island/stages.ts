import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";

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

/** Brings the other kinds of layers, one a frame, each to its place in the style's order; ends when the map is gone. */
export function addStages(map: MapLibreMap, style: StyleSpecification | string) {
  if (typeof style === "string") return;
  const waiting = stages.slice(1);
  const next = () => {
    const kinds = waiting.shift();
    if (!kinds) return;
    style.layers.forEach((layer, at) => {
      if (!kinds.includes(layer.type) || map.getLayer(layer.id)) return;
      map.addLayer(layer, style.layers.slice(at + 1).find(({ id }) => map.getLayer(id))?.id);
    });
    map.once("idle", next);
  };
  map.once("load", next);
}
