export type Place = [lon: number, lat: number];
export type ReadPlaces = { places: Place[]; wrongLine: null } | { places: Place[]; wrongLine: number };

const decimals = 7;
const number = String.raw`[-+]?\d+(?:[.]\d+)?`;
const pair = new RegExp(`^(${number})(?:\\s*[,;]\\s*|\\s+)(${number})$`);

/** Reads a place a line, latitude before longitude as people write them; empty lines are passed over. */
export function readPlaces(text: string): ReadPlaces {
  const places: Place[] = [];
  let wrongLine: number | null = null;
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [, lat, lon] = pair.exec(line.trim()) ?? [];
    if (lat !== undefined && lon !== undefined) places.push([Number(lon), Number(lat)]);
    else wrongLine ??= at + 1;
  }
  return { places, wrongLine };
}

/** Writes places as they are read; a ring's repeated first place is left out. */
export function writePlaces(places: readonly (readonly number[])[]): string {
  const [first, last] = [places[0], places.at(-1)];
  const isClosed = places.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return (isClosed ? places.slice(0, -1) : places)
    .map(([lon = 0, lat = 0]) => `${writeDegrees(lat)}, ${writeDegrees(lon)}`)
    .join("\n");
}

/** As precise as it is stored, without zeros at the end, and never as 1e-7. */
export const writeDegrees = (degrees: number) =>
  degrees
    .toFixed(decimals)
    .replace(/[.]?0+$/, "")
    .replace(/^-0$/, "0");
