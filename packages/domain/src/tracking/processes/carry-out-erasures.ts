import type { Context } from "../../context.ts";
import { eraseCaseWords } from "../commands/erase-case-words.ts";
import { eraseDeviceWindow } from "../commands/erase-device-window.ts";
import { eraseDriverProofs } from "../commands/erase-driver-proofs.ts";
import { eraseVehicleWindow } from "../commands/erase-vehicle-window.ts";
import { finishErasure } from "../commands/finish-erasure.ts";
import { listErasureWindows, listUnfinishedErasures } from "../queries/list-erasure-windows.ts";

/** Erases what was asked for. Stopped at any point, it goes on where it was. Answers how many erasures are finished. */
export async function carryOutErasures(ctx: Context): Promise<number> {
  const unfinished = await listUnfinishedErasures(ctx);
  for (const erasureId of unfinished) {
    const windows = await listErasureWindows(ctx, { erasureId });
    for (const window of windows) await eraseDeviceWindow(ctx, window);
    for (const window of windows) await eraseVehicleWindow(ctx, window);
    await eraseCaseWords(ctx, { erasureId, windows });
    await eraseDriverProofs(ctx, { erasureId });
    await finishErasure(ctx, { erasureId });
  }
  return unfinished.length;
}
