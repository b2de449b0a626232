import type { Map as MapLibreMap } from "maplibre-gl";

/**
 * MapLibre draws a sky over the whole picture in each frame, also where the style has none and the map cannot be tilted to show
 * one. Where graphics are drawn in software that is a third of the frame.
 */
export function withoutSky(map: MapLibreMap) {
  const leaveOut = () => {
    map.painter.drawFunctions = { ...map.painter.drawFunctions, sky: () => {} };
  };
  leaveOut();
  // with a new painter
  map.on("webglcontextrestored", leaveOut);
}
