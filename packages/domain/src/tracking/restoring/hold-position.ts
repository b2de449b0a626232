import type { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { Transaction } from "../../transactionally.ts";
import { readFixes } from "../packing/read-fixes.ts";
import { readVisibleStretches } from "../trips/visible-stretches.ts";
import { type Verdict, verdicts } from "../verdict.ts";
import type { RestorePosition } from "./inputs.ts";

export interface HeldPosition {
  deviceKey: number;
  fixTime: Date;
  verdict: Verdict;
  /** What the verdict measured: m/s, s or m, by the verdict. */
  doubt: number | null;
}

/** A position, packed or not, of the device that was fitted to the vehicle then. Throws `not_found`, also where the actor may not see it. */
export async function holdPosition(
  tx: Transaction,
  { vehicleId, deviceId, fixTime }: z.infer<typeof RestorePosition>,
): Promise<HeldPosition> {
  const stretches = await readVisibleStretches(tx.context, {
    vehicleIds: [vehicleId],
    from: fixTime,
    until: fixTime + 1,
  });
  const spans = stretches
    .filter((each) => each.deviceId === deviceId)
    .map(({ from, until, ...of }) => ({ ...of, from: new Date(from), until: new Date(until) }));
  const [fix] = await readFixes(tx.context.session, spans);
  if (!fix) throw new DomainError("not_found");
  const { deviceKey, time, verdict, doubt } = fix;
  return { deviceKey, fixTime: new Date(time), verdict: verdicts[verdict] ?? "accepted", doubt };
}
