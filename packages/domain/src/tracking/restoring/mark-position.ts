import { derivationMarks } from "@cartage/db/schema/derived";
import { deviceDayMarks } from "@cartage/db/schema/health";
import type { Transaction } from "../../transactionally.ts";

interface Marked {
  organisationId: string;
  vehicleId: string;
  deviceKey: number;
  fixTime: Date;
}

/** Asks for the vehicle to be derived again around a position, and for its device's day to be counted again. */
export async function markPosition(tx: Transaction, { organisationId, vehicleId, deviceKey, fixTime }: Marked) {
  await tx.insert(derivationMarks).values({ organisationId, vehicleId, since: fixTime, until: fixTime });
  await tx.insert(deviceDayMarks).values({ organisationId, deviceKey, day: fixTime.toISOString().slice(0, 10) });
}
