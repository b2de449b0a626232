import { CreateGeofence, type FenceShape } from "@cartage/domain/geofences/inputs";
import type { z } from "zod";
import type { FilePlace, Flaw, FoundFence, FoundShape } from "./reading/found-fence.ts";

/** Why the domain refuses a row: zod's or an own code, the number of the point, and what the sentence says. */
export type Refusal = {
  code: string;
  values: Record<string, number>;
  at: { part?: number; ring?: number; point?: number };
};

type RowInput = { name: string; colour: string | null; note: string | null; definition: { shape: FenceShape } };

export type ImportRow = {
  /** Its place in the file's order. */
  index: number;
  name: string;
  place: FilePlace;
  input: RowInput | null;
  flaw: Flaw | null;
  refusal: Refusal | null;
};

export type Widths = { radiusM: number; halfWidthM: number };

/** What a file holds as geofences that could be added, each judged as the server will judge it. */
export function toRows(found: readonly FoundFence[], { fileName, widths, names }: RowOptions): ImportRow[] {
  const stem = fileName.replace(/[.][^.]*$/, "").slice(0, 60);
  const taken = new Map<string, number>();
  return found.map((fence, index) => {
    const given = names[index] ?? unique(fence.name?.slice(0, 70) ?? `${stem} ${index + 1}`, taken);
    const row = { index, name: given, place: fence.place };
    if (fence.shape === null) return { ...row, input: null, flaw: fence.flaw, refusal: null };
    const input = {
      name: given,
      colour: fence.colour,
      note: fence.note?.slice(0, 2_000) ?? null,
      definition: { shape: toShape(fence.shape, widths) },
    };
    const judged = CreateGeofence.safeParse(input);
    return { ...row, input, flaw: null, refusal: judged.success ? null : refusalOf(judged.error) };
  });
}

type RowOptions = {
  fileName: string;
  /** For lines without a width and points without a radius. */
  widths: Widths;
  /** Names that a person gave, by index. */
  names: Readonly<Record<number, string>>;
};

/** A name that the file has twice gets a number: names are unique in an organisation. */
function unique(name: string, taken: Map<string, number>): string {
  const key = name.toLowerCase();
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  return count === 1 ? name : `${name} (${count})`;
}

function toShape(shape: FoundShape, widths: Widths): FenceShape {
  const pair = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]): [number, number] => [lon, lat];
  switch (shape.kind) {
    case "area":
      return { kind: "polygon", parts: shape.parts.map((rings) => rings.map((ring) => ring.map(pair))) };
    case "line":
      return { kind: "corridor", line: shape.line.map(pair), halfWidthM: shape.halfWidthM ?? widths.halfWidthM };
    case "point": {
      const [lon, lat] = pair(shape.place);
      return { kind: "circle", lat, lon, radiusM: shape.radiusM ?? widths.radiusM };
    }
  }
}

function refusalOf({ issues: [issue] }: z.ZodError): Refusal {
  // behind definition.shape
  const [kind, ...numbers] = issue?.path.slice(2) ?? [];
  const [first, second, third] = numbers.map((each) => (typeof each === "number" ? each + 1 : undefined));
  const at = kind === "parts" ? { part: first, ring: second, point: third } : kind === "line" ? { point: first } : {};
  const params = issue?.code === "custom" ? Object.entries(issue.params ?? {}) : [];
  const values = Object.fromEntries(params.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
  const said = { at: Object.fromEntries(Object.entries(at).filter(([, number]) => number !== undefined)) };
  if (issue?.code === "custom") return { code: issue.message, values, ...said };
  if (issue?.code === "too_big" && issue.origin !== "string")
    return { code: "too_big", values: { maximum: Number(issue.maximum) }, ...said };
  if (issue?.code === "too_small" && issue.origin !== "string")
    return { code: "too_small", values: { minimum: Number(issue.minimum) }, ...said };
  return { code: "invalid", values: {}, ...said };
}
