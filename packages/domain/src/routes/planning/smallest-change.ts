import type { Mending } from "./change.ts";

import type { PlanningOrder, PlanningVehicle } from "./problem.ts";
import type { VehicleTrial } from "./vehicle-trial.ts";

// What a change costs those who would have to agree to it, so that changes of different kinds can be compared: an hour
// of somebody's time, a tenth of a vehicle's capacity or of its longest way, or a quarter of a skill, are 1.
const HOUR_S = 3600;
const TENTH = 10;
const A_SKILL = 4;

const MINUTE_S = 60;
const DAY_MINUTES = 24 * 60;
const STEP_M = 100;
const MOST_STEPS_M = 10_000;

export interface Mend {
  change: Mending;
  effort: number;
}

/** One way to change one thing by whole steps: `most` of them are tried first, then fewer. */
interface Dial {
  most: number;
  effortOf(steps: number): number;
  changeOf(steps: number): Mending;
}

/** For each kind of change the smallest with which the order fits on the vehicle's route; only those of less effort than known. */
export function smallestChanges(
  fits: VehicleTrial,
  vehicle: PlanningVehicle,
  order: PlanningOrder,
  known: (kind: string) => number,
): { mends: Mend[]; kinds: Mending["kind"][] } {
  const mends: Mend[] = [];
  const kinds = new Set<Mending["kind"]>();
  for (const dial of dialsOf(vehicle, order)) {
    const most = dial.changeOf(dial.most);
    if (!fits(order, most)) continue;
    kinds.add(most.kind);
    const best = Math.min(
      known(most.kind),
      ...mends.filter(({ change }) => change.kind === most.kind).map(({ effort }) => effort),
    );
    const steps = fewestSteps(dial, best, (change) => fits(order, change));
    if (steps !== null) mends.push({ change: dial.changeOf(steps), effort: dial.effortOf(steps) });
  }
  return { mends, kinds: [...kinds] };
}

/** By bisection: more of a change never takes a place away. Null when it would not be less than the best that is known. */
function fewestSteps(dial: Dial, best: number, fits: (change: Mending) => boolean): number | null {
  let [none, enough] = [0, dial.most];
  while (enough - none > 1) {
    const middle = (none + enough) >> 1;
    if (fits(dial.changeOf(middle))) enough = middle;
    else none = middle;
    if (dial.effortOf(none + 1) >= best) return null;
  }
  return dial.effortOf(enough) < best ? enough : null;
}

function dialsOf(vehicle: PlanningVehicle, order: PlanningOrder): Dial[] {
  const vehicleId = vehicle.id;
  const missing = order.skills.filter((skill) => !vehicle.skills.includes(skill));
  if (missing.length > 0)
    return [
      {
        most: 1,
        effortOf: () => A_SKILL * missing.length,
        changeOf: () => ({ kind: "skill", vehicleId, skills: missing }),
      },
    ];
  const stops = (["pickup", "delivery"] as const).filter((stop) => (order[stop]?.windows.length ?? 0) > 0);
  const minutes = (changeOf: (seconds: number) => Mending): Dial => ({
    most: DAY_MINUTES,
    effortOf: (steps) => (steps * MINUTE_S) / HOUR_S,
    changeOf: (steps) => changeOf(steps * MINUTE_S),
  });
  return [
    ...stops.flatMap((stop) => [
      minutes((laterS) => ({ kind: "window", orderId: order.id, stop, earlierS: 0, laterS })),
      minutes((earlierS) => ({ kind: "window", orderId: order.id, stop, earlierS, laterS: 0 })),
    ]),
    minutes((laterS) => ({ kind: "shift", vehicleId, earlierS: 0, laterS })),
    minutes((earlierS) => ({ kind: "shift", vehicleId, earlierS, laterS: 0 })),
    ...capacityDials(vehicle, order),
    ...(vehicle.mostDistanceM === null ? [] : [distanceDial(vehicleId, vehicle.mostDistanceM)]),
  ];
}

/** One for each dimension alone, and one for all together in equal shares of the order's loads. */
function capacityDials({ id: vehicleId, capacities }: PlanningVehicle, { loads }: PlanningOrder): Dial[] {
  const dial = (loaded: number[]): Dial => {
    const greatest = Math.max(...loaded);
    const most = Math.max(1, Math.min(1000, Math.ceil(greatest)));
    const more = (steps: number) => loaded.map((load) => Math.ceil((load * steps * 1000) / most) / 1000);
    return {
      most,
      effortOf: (steps) =>
        more(steps).reduce((sum, each, at) => sum + (each / Math.max(1e-9, capacities[at] ?? 0)) * TENTH, 0),
      changeOf: (steps) => ({ kind: "capacity", vehicleId, more: more(steps) }),
    };
  };
  const loaded = loads.flatMap((load, at) => (load > 0 ? [at] : []));
  const single = loaded.map((only) => dial(loads.map((load, at) => (at === only ? load : 0))));
  return loaded.length > 1 ? [...single, dial(loads)] : single;
}

function distanceDial(vehicleId: string, mostM: number): Dial {
  return {
    most: MOST_STEPS_M,
    effortOf: (steps) => ((steps * STEP_M) / Math.max(1, mostM)) * TENTH,
    changeOf: (steps) => ({ kind: "distance", vehicleId, moreM: steps * STEP_M }),
  };
}
