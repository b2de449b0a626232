import { z } from "zod";
import { vehicleTypes } from "../../fleet/inputs.ts";

/** For which vehicles: those of a type, or all whose type has none of its own. */
export const screenedTypes = ["any", ...vehicleTypes] as const;

/** What is left out is as for all types, and there as Cartage has it. */
export const ScreeningSettings = z.strictObject({
  inaccurateAboveM: z.number().min(10).max(10_000).optional(),
  jumpAboveMps: z.number().min(5).max(350).optional(),
  jumpAboveMps2: z.number().min(2).max(100).optional(),
  frozenFromMps: z.number().min(0.5).max(50).optional(),
  driftBeyondM: z.number().min(10).max(1_000).optional(),
  haltAfterS: z.int().min(30).max(3_600).optional(),
  gapAfterS: z.int().min(120).max(86_400).optional(),
});

/** All that differs for a type; with nothing in it, nothing does any more. */
export const SetScreening = z.object({ vehicleType: z.enum(screenedTypes), settings: ScreeningSettings });
