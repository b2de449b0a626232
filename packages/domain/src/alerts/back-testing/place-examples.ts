import type { Session } from "@cartage/db/session";
import { readFixes } from "../../tracking/deriving/read-fixes.ts";
import type { BackTestExample } from "./tally.ts";

/** Says where vehicles were, of those examples that were found without looking. */
export async function placeExamples(
  session: Session,
  organisationKey: number,
  examples: readonly BackTestExample[],
): Promise<BackTestExample[]> {
  const placed: BackTestExample[] = [];
  for (const example of examples) {
    if (example.latE7 === null || !Number.isNaN(example.latE7)) placed.push(example);
    else placed.push({ ...example, ...(await placeOf(session, organisationKey, example)) });
  }
  return placed;
}

async function placeOf(session: Session, organisationKey: number, { vehicleId, at }: BackTestExample) {
  const time = at.getTime();
  for await (const fixes of readFixes(session, { vehicleId, organisationKey, from: time, until: time })) {
    const accepted = fixes.find(({ verdict }) => verdict === "accepted");
    if (accepted) return { latE7: accepted.fix.latE7, lonE7: accepted.fix.lonE7 };
  }
  return { latE7: null, lonE7: null };
}
