import type { Position } from "geojson";

/** Where in a file something stands, counted from 1. */
export type FilePlace = { line: number; column?: number } | { element: number };

/** What a file holds, before it is a geofence: a line has no width yet, and a point no radius. */
export type FoundShape =
  | { kind: "area"; parts: Position[][][] }
  | { kind: "line"; line: Position[]; halfWidthM: number | null }
  | { kind: "point"; place: Position; radiusM: number | null };

export type FlawCode = "no_geometry" | "unsupported" | "bad_place" | "empty_geometry";

/** Something in a file that is no geofence, and why; `found` is what stood there. */
export type Flaw = { code: FlawCode; found?: string; point?: number };

export type FoundFence = {
  name: string | null;
  note: string | null;
  colour: string | null;
  place: FilePlace;
} & ({ shape: FoundShape; flaw: null } | { shape: null; flaw: Flaw });

export type FileFault =
  | "empty"
  | "too_large"
  | "binary"
  | "broken_json"
  | "broken_xml"
  | "broken_wkt"
  | "other_json"
  | "other_xml"
  | "other_kind"
  | "other_srid"
  | "nothing_in_it";

/** A file of which nothing can be taken, and where that shows. */
export class UnreadableFenceFile extends Error {
  override readonly name = "UnreadableFenceFile";
  readonly fault: FileFault;
  readonly place: FilePlace | null;
  readonly found: string;

  constructor(fault: FileFault, { place = null, found = "" }: { place?: FilePlace | null; found?: string } = {}) {
    super(fault);
    this.fault = fault;
    this.place = place;
    this.found = found;
  }
}
