import { createHash } from "node:crypto";

/** The ids' own time: 2026-01-01T00:00:00Z, in ms. */
const EPOCH_MS = 1_767_225_600_000;

/**
 * A UUIDv7 (RFC 9562) that is the same in every installation: by what it names, ordered by `ordinal`. With them the
 * demonstration can be seeded again without doubling anything.
 */
export function demoId(kind: string, ordinal: number): string {
  const bytes = createHash("sha256").update(`cartage/${kind}/${ordinal}`).digest().subarray(0, 16);
  bytes.writeUIntBE(EPOCH_MS + ordinal, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}
