import type { Moment } from "../../../tracking/deriving/moment.ts";
import type { ConditionOf } from "../../condition-inputs.ts";
import type { Surroundings } from "../condition.ts";
import { type ReadableCondition, type Reading, unknown } from "../condition.ts";

type Reader = Omit<ReadableCondition, "isMomentary">;

/** Faster than a limit: of the rule, of each geofence that the vehicle is in, or of its type. */
export function speedCondition({ limit }: ConditionOf<"speed">, { fence, typeLimitsMps }: Surroundings): Reader {
  if (limit.of === "fixed") {
    const { limitMps, recoverAtMps = limitMps } = limit;
    return reader((_, speedMps) => over({ subject: "", speedMps, limitMps, recoverAtMps }));
  }
  if (limit.of === "vehicle_type")
    return reader(({ vehicle }, speedMps) => {
      const limitMps = typeLimitsMps[vehicle.type];
      if (limitMps === undefined) return [];
      return over({ subject: "", speedMps, limitMps: limitMps + limit.toleranceMps, recoverAtMps: limitMps });
    });
  return reader(({ inside, fix }, speedMps) =>
    inside.flatMap(({ geofenceId }) => {
      const found = fence(geofenceId, fix.time);
      if (!found || found.speedLimitMps === null) return [];
      const { speedLimitMps } = found;
      const limitMps = speedLimitMps + limit.toleranceMps;
      return over({ subject: geofenceId, speedMps, limitMps, recoverAtMps: speedLimitMps });
    }),
  );
}

function reader(read: (moment: Moment, speedMps: number) => Reading[]): Reader {
  return {
    spansGaps: false,
    read: (moment) => (moment.speedMps === null ? unknown : { readings: read(moment, moment.speedMps) }),
  };
}

function over(given: { subject: string; speedMps: number; limitMps: number; recoverAtMps: number }): Reading[] {
  const { subject, speedMps, limitMps, recoverAtMps } = given;
  const isRecovered = speedMps <= recoverAtMps;
  // at rest for good: nothing to tell
  if (isRecovered) return [];
  return [{ subject, holds: speedMps > limitMps, isRecovered, value: speedMps, detail: { limit: limitMps } }];
}
