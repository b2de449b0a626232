import type { Position } from "@cartage/telemetry/position";
import type { Context } from "../../context.ts";
import { advanceImport, countWritten } from "../commands/advance-import.ts";
import { storePositions } from "../commands/store-positions.ts";
import { listRetentions } from "../queries/list-retentions.ts";
import { PositionBatch } from "../storing/position-batch.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";
import type { PositionDays } from "./open-position-days.ts";

export interface ImportBatch {
  importId: string;
  device: ReportingDevice;
  positions: readonly Position[];
  /** Positions before these in the file. */
  from: number;
  receivedAt: Date;
  days: PositionDays;
}

/**
 * Stores the next positions of a file, with how far it is in the same transaction. Answers whether to go on: not when the
 * import was stopped, or another process is further.
 */
export async function storeImportBatch(ctx: Context, given: ImportBatch): Promise<boolean> {
  const { importId, device, positions, from, receivedAt, days } = given;
  const batch = new PositionBatch(await days.kept(() => listRetentions(ctx.session)), { isPast: true });
  for (const position of positions) batch.add(device, position, receivedAt.getTime());
  const outside = positions.filter(({ fixTime }) => !batch.isKept(device, fixTime)).length;
  await days.open(ctx.session, batch);
  return ctx.session.transaction(async (session) => {
    const inside = { ...ctx, session };
    const done = from + positions.length;
    if (!(await advanceImport(inside, { importId, from, done, outside }))) return false;
    const { written } = await storePositions(session, batch);
    await countWritten(inside, { importId, written });
    return true;
  });
}
