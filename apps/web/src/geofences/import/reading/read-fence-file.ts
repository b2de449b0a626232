import { parseJson } from "@cartage/recordings/parse-json";
import { type FilePlace, type FoundFence, UnreadableFenceFile } from "./found-fence.ts";
import { readGeoJson } from "./read-geojson.ts";
import { readWkt } from "./read-wkt.ts";

const largestBytes = 25 * 1024 * 1024;
const lookAtBytes = 4_096;

/**
 * Reads GeoJSON, KML or WKT by what is in it, whatever its name.
 * @throws UnreadableFenceFile with what is wrong, and the place in the file
 */
export async function readFenceFile(content: Uint8Array): Promise<FoundFence[]> {
  if (content.length > largestBytes) throw new UnreadableFenceFile("too_large");
  if (content.subarray(0, lookAtBytes).includes(0) || (content[0] === 0x50 && content[1] === 0x4b))
    throw new UnreadableFenceFile("binary");
  const text = new TextDecoder().decode(content).trimStart();
  if (text === "") throw new UnreadableFenceFile("empty");
  const found = await readText(text);
  if (found.length === 0) throw new UnreadableFenceFile("nothing_in_it");
  return found.map(withoutNothing);
}

async function readText(text: string): Promise<FoundFence[]> {
  if (/^[[{]/.test(text)) return readGeoJson(parseJson(text, notJson));
  if (text.startsWith("<")) return (await import("./read-kml.ts")).readKml(text);
  if (/^(SRID\s*=|(MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)/i.test(text)) return readWkt(text);
  throw new UnreadableFenceFile("other_kind", { place: { line: 1 }, found: text.slice(0, 40).split("\n")[0] ?? "" });
}

const notJson = (place: FilePlace, found: string) => new UnreadableFenceFile("broken_json", { place, found });

/** A geometry without places, which formats allow, is nothing that could be drawn. */
function withoutNothing(fence: FoundFence): FoundFence {
  if (fence.shape === null) return fence;
  const { shape } = fence;
  const isNothing =
    (shape.kind === "area" && shape.parts.flat(2).length === 0) || (shape.kind === "line" && shape.line.length === 0);
  return isNothing ? { ...fence, shape: null, flaw: { code: "empty_geometry" } } : fence;
}
