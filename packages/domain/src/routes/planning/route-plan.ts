import type { StopOfOrder, TimeWindow } from "./problem.ts";

/** A stop with its times, seconds since the start of the plan's day. */
export interface PlannedStop extends StopOfOrder {
  arrivesS: number;
  /** After waiting for its window. */
  startsS: number;
  leavesS: number;
  /** On board when it is left, one for each dimension. */
  loads: number[];
  /** So much after its last window; 0 in every plan of the planner, but perhaps not in one that was edited. */
  lateS: number;
}

export interface PlannedRoute {
  vehicleId: string;
  /** Done or under way; these have no times here. */
  frozen: StopOfOrder[];
  stops: PlannedStop[];
  breaks: TimeWindow[];
  /** As late as it may be without making anything later. */
  departsS: number;
  endsS: number;
  /** With what is frozen. */
  distanceM: number;
  /** Driving and service of what is not frozen. */
  workS: number;
}

/** Routes in use, in the order of the problem's vehicles. */
export interface RoutePlan {
  routes: PlannedRoute[];
  /** Orders that found no place. */
  unassigned: string[];
  distanceM: number;
}
