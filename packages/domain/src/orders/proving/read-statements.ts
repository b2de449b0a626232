import type { z } from "zod";
import { readCanonicalJson } from "../proof/canonical-json.ts";
import { Checkpoint, Proof, Seal } from "../proof/inputs.ts";

/** proof.json as it is kept. */
export const readProof = (body: string): Proof => read(body, Proof);
/** seal.json as it is kept. */
export const readSeal = (statement: string): Seal => read(statement, Seal);
/** checkpoint.json as it is kept. */
export const readCheckpoint = (statement: string): Checkpoint => read(statement, Checkpoint);

function read<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  return shape.parse(readCanonicalJson(new TextEncoder().encode(text)));
}
