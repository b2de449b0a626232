import { etaCalibrations } from "@cartage/db/schema/progress";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { Calibration, emptyCalibration, heldShares, horizonEndsS } from "../eta/calibration.ts";

/** Of all P50s and P90s that an organisation was given, how many held: in all, and by how far ahead they looked. */
export async function getCalibration(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const [row] = await ctx.session.db
    .select()
    .from(etaCalibrations)
    .where(eq(etaCalibrations.organisationId, organisationId));
  const calibration = row ? Calibration.parse(row.calibration) : emptyCalibration();
  return {
    changedAt: row?.changedAt.getTime() ?? null,
    count: calibration.horizons.reduce((sum, { count }) => sum + count, 0),
    all: heldShares(calibration),
    horizons: calibration.horizons.map(({ count, heldP50, heldP90, widthS, recentP50, recentP90 }, at) => ({
      // the last has no end
      untilS: at === horizonEndsS.length - 1 ? null : (horizonEndsS[at] ?? null),
      count,
      held: count === 0 ? null : { p50: heldP50 / count, p90: heldP90 / count, meanWidthS: widthS / count },
      recent: { p50: recentP50, p90: recentP90 },
    })),
  };
}
