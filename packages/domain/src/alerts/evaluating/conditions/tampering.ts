import { distanceM } from "@cartage/telemetry/geodesy";
import type { Ext } from "@cartage/telemetry/position";
import { fromE7 } from "@cartage/telemetry/units";
import type { Fix, Moment } from "../../../tracking/deriving/moment.ts";
import type { ConditionOf } from "../../condition-inputs.ts";
import type { ReadableCondition } from "../condition.ts";

/** Further than a parked receiver wanders. */
const leapsFromM = 300;

/**
 * Signs of tampering that a position can bear: a tracker that tells it (Traccar's `alarm`, or a key of its own), and a
 * vehicle that is elsewhere with its ignition off before and after. A device that is switched off tells nothing: that is
 * what rules on silence are for.
 */
export function tamperingCondition({ signs }: ConditionOf<"tampering">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: true,
    read: (moment) => ({
      readings: signs.flatMap((sign) => {
        const value = shows[sign](moment);
        return value === null ? [] : [{ subject: sign, holds: true, isRecovered: false, value, detail: { sign } }];
      }),
    }),
  };
}

/** What each sign measured; null where it does not show. */
const shows = {
  power_cut: ({ fix: { ext } }: Moment) => told(ext, { alarms: ["powercut"], keys: ["powercut", "power_cut"] }),
  case_opened: ({ fix: { ext } }: Moment) => told(ext, { alarms: ["tampering"], keys: ["tamper", "tampering"] }),
  moved_while_off: ({ previous, fix }: Moment) => {
    if (previous?.ignition !== false || fix.ignition !== false) return null;
    const leapM = distanceM(placeOf(previous), placeOf(fix));
    return leapM >= leapsFromM ? leapM : null;
  },
};

function told(ext: Ext | null, { alarms, keys }: { alarms: string[]; keys: string[] }): number | null {
  for (const [key, value] of Object.entries(ext ?? {})) {
    const name = key.toLowerCase();
    if (keys.includes(name) && (value === true || value === 1)) return 1;
    if (
      name === "alarm" &&
      String(value)
        .toLowerCase()
        .split(",")
        .some((alarm) => alarms.includes(alarm))
    )
      return 1;
  }
  return null;
}

function placeOf({ latE7, lonE7 }: Fix) {
  return { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
