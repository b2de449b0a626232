import { z } from "zod";
import { line } from "../../inputs.ts";

const id = z.uuid().lowercase();
const direction = z.enum(["in", "out"]);

export const ScanGoods = z.object({
  /** Made by whoever scans, once for each piece: the same again counts once. */
  scanId: id,
  hubId: id,
  direction,
  code: line(200).min(1),
  /** The vehicle that is being loaded, so that no piece goes onto another. */
  vehicleId: id.nullable().default(null),
  /** When it happened, epoch ms; missing is now. Never after now. */
  at: z.int().min(946_684_800_000).max(4_102_444_800_000).optional(),
});

/** All pieces are in or out, although they were not all counted: why. */
export const CloseScan = z.object({ orderId: id, hubId: id, direction, reason: line(300).min(1) });

export const StockOf = z.object({ hubId: id });
