import type { Position } from "geojson";
import { type FoundFence, type FoundShape, UnreadableFenceFile } from "./found-fence.ts";

/** WGS 84, in degrees; nothing else is read. */
const srids = ["4326"];
const token = /\s*([A-Za-z_]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[(),;=])/y;

/**
 * Well-known text (OGC 06-103r4 §7), one geometry after the other, and EWKT's SRID before it; longitude comes first, height
 * and measure are passed over. Anything that is not that is refused with its line and column.
 */
export function readWkt(text: string): FoundFence[] {
  let at = 0;
  const placeOf = (index: number) => {
    const lines = text.slice(0, index).split("\n");
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  const next = (): string | null => {
    token.lastIndex = at;
    const [, found] = token.exec(text) ?? [];
    return found ?? null;
  };
  const skipSpace = () => {
    while (/\s/.test(text[at] ?? "")) at += 1;
  };
  const fail = (fault: "broken_wkt" | "other_srid" = "broken_wkt"): never => {
    skipSpace();
    throw new UnreadableFenceFile(fault, { place: placeOf(at), found: text.slice(at, at + 24).split("\n")[0] ?? "" });
  };
  const take = (): string => {
    const found = next();
    if (found === null) return fail();
    at = token.lastIndex;
    return found;
  };
  const expect = (wanted: string): void => {
    if (next()?.toUpperCase() !== wanted) fail();
    take();
  };
  const isNext = (wanted: string) => next()?.toUpperCase() === wanted && take() !== "";

  /** `EMPTY`, or what stands in brackets with commas between. */
  const listed = <Item>(read: () => Item): Item[] => {
    if (isNext("EMPTY")) return [];
    expect("(");
    const items = [read()];
    while (isNext(",")) items.push(read());
    expect(")");
    return items;
  };
  const numberNext = (): number => {
    const value = Number(next() ?? "");
    if (next() === null || Number.isNaN(value)) return fail();
    take();
    return value;
  };
  const place = (): Position => {
    const [lon, lat] = [numberNext(), numberNext()];
    while (!Number.isNaN(Number(next() ?? "none"))) take();
    return [lon, lat];
  };
  /** Each place of a MULTIPOINT may stand in brackets of its own. */
  const bracketed = (): Position => (next() === "(" ? (listed(place)[0] ?? fail()) : place());
  const line = () => listed(place);
  const rings = () => listed(line);
  const asLine = (places: Position[]): FoundShape => ({ kind: "line", line: places, halfWidthM: null });
  const asPoint = (each: Position): FoundShape => ({ kind: "point", place: each, radiusM: null });

  const geometry = (): FoundShape[] => {
    const type = (next() ?? "").toUpperCase();
    const read = readers[type];
    if (!read) return fail();
    take();
    for (const dimension of ["ZM", "Z", "M"]) isNext(dimension);
    return read();
  };
  const readers: Record<string, () => FoundShape[]> = {
    POINT: () => listed(place).map(asPoint),
    MULTIPOINT: () => listed(bracketed).map(asPoint),
    LINESTRING: () => [asLine(line())],
    MULTILINESTRING: () => listed(line).map(asLine),
    POLYGON: () => [{ kind: "area", parts: [rings()] }],
    MULTIPOLYGON: () => [{ kind: "area", parts: listed(rings) }],
    GEOMETRYCOLLECTION: () => listed(geometry).flat(),
  };

  const found: FoundFence[] = [];
  while (text.slice(at).trim() !== "") {
    skipSpace();
    const start = placeOf(at);
    if (isNext("SRID")) {
      expect("=");
      if (!srids.includes(next() ?? "")) fail("other_srid");
      take();
      expect(";");
    }
    const about = { name: null, note: null, colour: null, place: start };
    found.push(...geometry().map((shape): FoundFence => ({ ...about, shape, flaw: null })));
    while (isNext(";"));
  }
  return found;
}
