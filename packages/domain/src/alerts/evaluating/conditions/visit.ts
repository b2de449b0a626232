import type { Moment } from "../../../tracking/deriving/moment.ts";
import type { ConditionOf } from "../../condition-inputs.ts";
import type { Surroundings } from "../condition.ts";
import { nothing, type ReadableCondition, type Reading } from "../condition.ts";
import { hoursIn } from "../hours.ts";

/** Entering, leaving, or staying in one of the geofences; each of them is a cause of its own. */
export function visitCondition(
  { event, geofenceIds }: ConditionOf<"visit">,
  { fence, holdS }: Pick<Surroundings, "fence" | "holdS">,
): Omit<ReadableCondition, "isMomentary"> {
  const watched = new Set(geofenceIds);
  const ownHold = (geofenceId: string, at: number) => {
    const limit = fence(geofenceId, at)?.dwellS ?? null;
    // nobody dwells where no time is said
    return limit === null ? { holdMs: Number.POSITIVE_INFINITY } : { holdMs: limit * 1_000, detail: { limit } };
  };
  const readingOf = (
    geofenceId: string,
    { since, value, at }: { since: number; value: number | null; at: number },
  ) => ({
    subject: geofenceId,
    holds: true,
    isRecovered: false,
    value,
    since,
    ...(event === "dwell" && holdS === 0 && ownHold(geofenceId, at)),
  });
  return {
    spansGaps: true,
    read(moment) {
      const stays = staysOf[event](moment).filter(({ geofenceId }) => watched.has(geofenceId));
      if (stays.length === 0) return nothing;
      return {
        readings: stays.map(
          ({ geofenceId, since, stayedS }): Reading =>
            readingOf(geofenceId, { since, value: stayedS, at: moment.fix.time }),
        ),
      };
    },
  };
}

/** What each event is about: since when it is so, and for how long the vehicle was inside. */
const staysOf = {
  dwell: ({ inside, fix }: Moment) =>
    inside.map(({ geofenceId, enteredAt }) => ({
      geofenceId,
      since: enteredAt,
      stayedS: (fix.time - enteredAt) / 1_000,
    })),
  enter: ({ entered }: Moment) => entered.map(({ geofenceId, at }) => ({ geofenceId, since: at, stayedS: null })),
  leave: ({ left }: Moment) =>
    left.map(({ geofenceId, enteredAt, at }) => ({ geofenceId, since: at, stayedS: (at - enteredAt) / 1_000 })),
};

/** Should be inside one of the geofences during the hours, and is in none. */
export function absenceCondition(
  { geofenceIds, hours }: ConditionOf<"absence">,
  { offsetAt }: Pick<Surroundings, "offsetAt">,
): Omit<ReadableCondition, "isMomentary"> {
  const wanted = new Set(geofenceIds);
  const isDue = hoursIn(hours, offsetAt);
  return {
    spansGaps: true,
    read({ fix: { time }, inside }) {
      if (!isDue(time) || inside.some(({ geofenceId }) => wanted.has(geofenceId))) return nothing;
      return { readings: [{ subject: "", holds: true, isRecovered: false, value: null }] };
    },
  };
}
