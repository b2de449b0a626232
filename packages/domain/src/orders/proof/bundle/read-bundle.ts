import type { z } from "zod";
import { type Canonical, readCanonicalJson } from "../canonical-json.ts";
import { Chain, Checkpoint, Proof, Seal } from "../inputs.ts";
import { unzipped, zipped } from "./zip.ts";

export type Refusal = "not_zip" | "no_proof" | "newer_version";

export interface ReadBundle {
  files: ReadonlyMap<string, Uint8Array>;
  /** Whether the ZIP is to the byte what its files are packed to. */
  isAsPacked: boolean;
  /** Null: missing, not canonical, or not of the form. */
  proof: Proof | null;
  seal: Seal | null;
  chain: Chain | null;
  checkpoint: Checkpoint | null;
}

/** Reads a bundle without judging it; says why when the file is of another kind. */
export function readBundle(bytes: Uint8Array): ReadBundle | { refusal: Refusal } {
  const files = unzipped(bytes);
  if (!files) return { refusal: "not_zip" };
  // with one of them taken away it still is a bundle, and a wrong one
  if (!["proof.json", "seal.json", "seal.sig"].some((file) => files.has(file))) return { refusal: "no_proof" };
  // one alone is a changed digit
  if (["proof.json", "seal.json"].every((file) => isNewer(valueIn(files, file)))) return { refusal: "newer_version" };
  return {
    files,
    isAsPacked: isEqual(zipped(files), bytes),
    proof: statementOf(files, "proof.json", Proof),
    seal: statementOf(files, "seal.json", Seal),
    chain: statementOf(files, "chain.json", Chain),
    checkpoint: statementOf(files, "checkpoint.json", Checkpoint),
  };
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function valueIn(files: ReadonlyMap<string, Uint8Array>, file: string): Canonical | undefined {
  const bytes = files.get(file);
  return bytes && readCanonicalJson(bytes);
}

function statementOf<Shape extends z.ZodType>(
  files: ReadonlyMap<string, Uint8Array>,
  file: string,
  shape: Shape,
): z.output<Shape> | null {
  return shape.safeParse(valueIn(files, file)).data ?? null;
}

function isNewer(value: Canonical | undefined): boolean {
  if (typeof value !== "object" || value === null || !("version" in value)) return false;
  return typeof value.version === "number" && value.version > 1;
}
