import { DomainError, type DomainErrorCode } from "../../errors.ts";
import type { PlanningProblem, StopOfOrder } from "../planning/problem.ts";
import { RouteBoard } from "../planning/route-board.ts";
import type { RouteFault } from "../planning/route-faults.ts";
import type { PlannedRoute } from "../planning/route-plan.ts";

/** What no dispatcher can want; being late, or working longer, is shown and may be chosen. */
const refused: Partial<Record<RouteFault["kind"], DomainErrorCode>> = {
  overload: "route.overloaded",
  sequence: "route.out_of_order",
  skill: "route.skill_missing",
  reserved: "route.reserved",
};

/**
 * The routes of a problem with all their times, as its current sequences have them. Throws the code of a limit that cannot
 * be overstepped, about the vehicle and the order.
 */
export function checkRoutes(problem: PlanningProblem): PlannedRoute[] {
  for (const { vehicleId, stops } of problem.current) refuseHalves(vehicleId, stops);
  const board = new RouteBoard(problem);
  return problem.current.flatMap(({ vehicleId }) => {
    const scheduled = board.route(vehicleId);
    if (!scheduled) return [];
    for (const fault of scheduled.faults) {
      const code = refused[fault.kind];
      if (code)
        throw new DomainError(code, { about: { vehicleId, ...("orderId" in fault && { leg: fault.orderId }) } });
    }
    return [scheduled.route];
  });
}

/** Goods are taken on board and handed over by the same vehicle. */
function refuseHalves(vehicleId: string, stops: readonly StopOfOrder[]): void {
  const kinds = Map.groupBy(stops, ({ orderId }) => orderId);
  for (const [leg, both] of kinds) {
    if (both.length !== 2 || both[0]?.kind === both[1]?.kind)
      throw new DomainError("route.incomplete", { about: { vehicleId, leg } });
  }
}
