import { dateOf } from "../evaluating/hours.ts";
import type { RuleEffect } from "../evaluating/rule.ts";

type Raise = Extract<RuleEffect, { kind: "raise" }>;

export interface BackTestVehicle {
  vehicleId: string;
  name: string;
  alerts: number;
  /** The value furthest beyond the limit, in the condition's unit. */
  worst: number | null;
}

export interface BackTestExample {
  vehicleId: string;
  name: string;
  beganAt: Date;
  at: Date;
  value: number | null;
  /** Null where the actor may not see it. */
  latE7: number | null;
  lonE7: number | null;
  detail: Raise["detail"];
}

export interface BackTestResult {
  /** How often it would have told. */
  alerts: number;
  from: Date;
  until: Date;
  /** Every day of the period, in the rule's time zone. */
  days: { date: string; alerts: number }[];
  /** Those with most alerts first, 50 at the most. */
  vehicles: BackTestVehicle[];
  vehiclesWithAlerts: number;
  vehiclesInScope: number;
  worst: number | null;
  /** The first ones. */
  examples: BackTestExample[];
}

const mostVehicles = 50;
const mostExamples = 10;

/** Counts what a rule would have told. */
export function createTally({ isWorseBelow, offsetAt }: { isWorseBelow: boolean; offsetAt(time: number): number }) {
  let raises: { vehicle: { vehicleId: string; name: string }; raise: Raise }[] = [];
  const worse = (a: number | null, b: number | null) => {
    if (a === null || b === null) return a ?? b;
    return isWorseBelow ? Math.min(a, b) : Math.max(a, b);
  };

  return {
    /** Takes what is told of one vehicle. Of two with the same cause the last counts: they are one alert. */
    listenerOf(vehicle: { vehicleId: string; name: string }) {
      const places = new Map<string, number>();
      return (effects: readonly RuleEffect[]) => {
        for (const effect of effects) {
          if (effect.kind !== "raise") continue;
          const cause = `${effect.subject} ${effect.beganAt}`;
          const place = places.get(cause) ?? raises.length;
          places.set(cause, place);
          raises[place] = { vehicle, raise: effect };
        }
      };
    },
    /** Where vehicles were when it would have told. */
    moments: () => raises.map(({ vehicle: { vehicleId }, raise: { at } }) => ({ vehicleId, at })),
    /** Takes away what would tell the actor of places that they may not see. */
    leaveOut(isHidden: (moment: { vehicleId: string; at: number }) => boolean) {
      raises = raises.filter(({ vehicle: { vehicleId }, raise: { at } }) => !isHidden({ vehicleId, at }));
    },
    result({
      from,
      until,
      vehiclesInScope,
      sees,
    }: {
      from: number;
      until: number;
      vehiclesInScope: number;
      sees(moment: { vehicleId: string; at: number }): boolean;
    }): BackTestResult {
      const days = new Map<string, number>();
      for (let time = from; time < until; time += 3_600_000) days.set(dateOf(time, offsetAt), 0);
      const vehicles = new Map<string, BackTestVehicle>();
      raises.sort((a, b) => a.raise.at - b.raise.at || (a.vehicle.vehicleId < b.vehicle.vehicleId ? -1 : 1));
      for (const { vehicle, raise } of raises) {
        const date = dateOf(raise.at, offsetAt);
        days.set(date, (days.get(date) ?? 0) + 1);
        const { vehicleId, name } = vehicle;
        const known = vehicles.get(vehicleId) ?? { vehicleId, name, alerts: 0, worst: null };
        vehicles.set(vehicleId, { ...known, alerts: known.alerts + 1, worst: worse(known.worst, raise.value) });
      }
      return {
        alerts: raises.length,
        from: new Date(from),
        until: new Date(until),
        days: [...days].map(([date, alerts]) => ({ date, alerts })).sort((a, b) => (a.date < b.date ? -1 : 1)),
        vehicles: [...vehicles.values()].sort((a, b) => b.alerts - a.alerts).slice(0, mostVehicles),
        vehiclesWithAlerts: vehicles.size,
        vehiclesInScope,
        worst: raises.reduce<number | null>((worst, { raise }) => worse(worst, raise.value), null),
        examples: raises.slice(0, mostExamples).map(({ vehicle: { vehicleId, name }, raise }) => ({
          vehicleId,
          name,
          beganAt: new Date(raise.beganAt),
          at: new Date(raise.at),
          value: raise.value,
          ...(sees({ vehicleId, at: raise.at })
            ? { latE7: raise.latE7, lonE7: raise.lonE7 }
            : { latE7: null, lonE7: null }),
          detail: raise.detail,
        })),
      };
    },
  };
}
