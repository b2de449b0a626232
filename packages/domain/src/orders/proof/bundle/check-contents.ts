import { readCanonicalJson } from "../canonical-json.ts";
import { sha256Of } from "../hashing.ts";
import { type Evidence, type Proof, Strokes } from "../inputs.ts";
import { countPoints } from "../make-proof.ts";
import { distanceToAddressM } from "../rules.ts";
import { type Check, check } from "./check.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** Each content by its hash, and a drawn signature by its form. */
export function checkContents(proof: Proof, files: Files): Check[] {
  return proof.evidence.flatMap((evidence) => {
    if (!("content" in evidence)) return [];
    const { file, bytes, sha256 } = evidence.content;
    const kept = files.get(file);
    const isKept = kept !== undefined && kept.length === bytes && sha256Of(kept) === sha256;
    return check("content", [file], isKept && isDrawnAsSaid(evidence, kept));
  });
}

/** Whether the distance is the one that the two places have; a metre for another machine's cosine. */
export function checkDistance({ fix, address }: Proof): Check {
  const expected = fix && address.place ? distanceToAddressM(fix, address.place) : null;
  const stated = fix?.distanceM ?? null;
  const holds = expected === null || stated === null ? expected === stated : Math.abs(expected - stated) <= 1;
  return check("distance", ["proof.json"], holds);
}

function isDrawnAsSaid(evidence: Evidence, kept: Uint8Array): boolean {
  if (evidence.kind !== "signature" || evidence.content.mediaType !== "application/json") return true;
  const strokes = Strokes.safeParse(readCanonicalJson(kept)).data;
  return strokes !== undefined && countPoints(strokes) === evidence.points;
}
