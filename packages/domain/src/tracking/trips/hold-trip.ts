import { trips, vehicleDerivations } from "@cartage/db/schema/derived";
import { and, asc, eq, gte } from "drizzle-orm";
import type { Insider } from "../../authorise.ts";
import { DomainError } from "../../errors.ts";
import type { Transaction } from "../../transactionally.ts";
import { expectVehicle } from "./expect-vehicle.ts";
import { readUnderWay } from "./under-way.ts";

/** When a trip ended, epoch ms; null for the one under way. Throws `not_found`: late data may have moved its start. */
export async function holdTrip(
  tx: Transaction,
  member: Insider,
  { vehicleId, startedAt }: { vehicleId: string; startedAt: number },
): Promise<{ endedAt: number | null }> {
  await expectVehicle(tx, member, vehicleId);
  const [trip] = await tx
    .select({ endedAt: trips.endedAt })
    .from(trips)
    .where(and(eq(trips.vehicleId, vehicleId), eq(trips.startedAt, new Date(startedAt))));
  if (trip) return { endedAt: trip.endedAt.getTime() };
  if ((await startOfCurrent(tx, vehicleId)) === startedAt) return { endedAt: null };
  throw new DomainError("not_found");
}

/** When the next trip after a time starts, the one under way among them; null without any. */
export async function findNextTripStart(tx: Transaction, vehicleId: string, after: number): Promise<number | null> {
  const [next] = await tx
    .select({ startedAt: trips.startedAt })
    .from(trips)
    .where(and(eq(trips.vehicleId, vehicleId), gte(trips.startedAt, new Date(after))))
    .orderBy(asc(trips.startedAt))
    .limit(1);
  if (next) return next.startedAt.getTime();
  const current = await startOfCurrent(tx, vehicleId);
  return current !== null && current >= after ? current : null;
}

async function startOfCurrent(tx: Transaction, vehicleId: string): Promise<number | null> {
  const [row] = await tx
    .select({ current: vehicleDerivations.current })
    .from(vehicleDerivations)
    .where(eq(vehicleDerivations.vehicleId, vehicleId));
  return readUnderWay(row?.current).trip?.startedAt ?? null;
}
