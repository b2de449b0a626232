import { screeningSettings } from "@cartage/db/schema/derived";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { vehicleTypes } from "../../fleet/inputs.ts";
import { defaultThresholds } from "../deriving/thresholds.ts";
import { ScreeningSettings, screenedTypes } from "../screening/inputs.ts";
import { thresholdsFor } from "../screening/thresholds-for.ts";

/** What the organisation set of screening, by vehicle type and for all, by what each type is screened, and by what without. */
export async function getScreening(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({ vehicleType: screeningSettings.vehicleType, settings: screeningSettings.settings })
    .from(screeningSettings)
    .where(eq(screeningSettings.organisationId, organisationId));
  const known = new Map(rows.map(({ vehicleType, settings }) => [vehicleType, ScreeningSettings.parse(settings)]));
  return {
    settings: screenedTypes.map((vehicleType) => ({ vehicleType, settings: known.get(vehicleType) ?? {} })),
    thresholds: vehicleTypes.map((vehicleType) => ({
      vehicleType,
      thresholds: thresholdsFor(vehicleType, (type) => known.get(type)),
      defaults: defaultThresholds(vehicleType),
    })),
  };
}
