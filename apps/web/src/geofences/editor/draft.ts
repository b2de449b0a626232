import type { FenceShape } from "@cartage/domain/geofences/inputs";
import { type Place, readPlaces, writeDegrees, writePlaces } from "./places-text.ts";

export type Kind = FenceShape["kind"];

/** A shape as it is typed; all three kinds, so that looking at another kind loses nothing. */
export type ShapeDraft = {
  kind: Kind;
  lat: string;
  lon: string;
  radiusM: string;
  /** Of each part its outline and its holes. */
  parts: string[][];
  line: string;
  halfWidthM: string;
};

export const emptyShape: ShapeDraft = {
  kind: "circle",
  lat: "",
  lon: "",
  radiusM: "200",
  parts: [[""]],
  line: "",
  halfWidthM: "50",
};

/** A shape as its fields are to show it. */
export function shapeDraftOf(shape: FenceShape, before: ShapeDraft = emptyShape): ShapeDraft {
  switch (shape.kind) {
    case "circle": {
      const { lat, lon, radiusM } = shape;
      return { ...before, kind: "circle", lat: writeDegrees(lat), lon: writeDegrees(lon), radiusM: String(radiusM) };
    }
    case "corridor":
      return { ...before, kind: "corridor", line: writePlaces(shape.line), halfWidthM: String(shape.halfWidthM) };
    case "polygon":
      return { ...before, kind: "polygon", parts: shape.parts.map((rings) => rings.map(writePlaces)) };
  }
}

/** What is asked of the server; a number that is missing is for it to name. */
export function givenShape(draft: ShapeDraft): FenceShape {
  const { kind, lat, lon, radiusM, halfWidthM, line, parts } = draft;
  if (kind === "circle") return { kind, lat: numberOf(lat), lon: numberOf(lon), radiusM: numberOf(radiusM) };
  if (kind === "corridor") return { kind, line: readPlaces(line).places, halfWidthM: numberOf(halfWidthM) };
  return { kind, parts: parts.map((rings) => rings.map((text) => readPlaces(text).places)) };
}

/** The shape as far as it can be drawn, or null. */
export function drawableShape(draft: ShapeDraft): FenceShape | null {
  const shape = givenShape(draft);
  if (shape.kind === "circle") {
    const isPlace = isOnGlobe([shape.lon, shape.lat]);
    return isPlace && shape.radiusM > 0 && shape.radiusM <= 1_000_000 ? shape : null;
  }
  if (shape.kind === "corridor")
    return shape.line.length >= 2 && shape.halfWidthM > 0 && shape.line.every(isOnGlobe) ? shape : null;
  const rings = shape.parts.map((part) => part.filter((ring) => ring.length >= 3 && ring.every(isOnGlobe)).map(closed));
  const parts = rings.filter((part) => part.length > 0);
  return parts.length > 0 ? { kind: "polygon", parts } : null;
}

const isOnGlobe = ([lon, lat]: Place) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

function closed(ring: readonly Place[]): Place[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return [...ring];
  return [...ring, first];
}

/** What cannot be a number becomes null on its way, which the server refuses by the field's name. */
export const numberOf = (text: string) => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));
