import type { LaidTravel } from "./lay-travel.ts";
import type { PlanningProblem, StopOfOrder } from "./problem.ts";

/**
 * A problem as numbers. Nodes are the stops that may still move, 0 to below `stops`, then the vehicles' starts, then
 * their ends. What is frozen is part of its vehicle's start.
 */
export interface CompiledProblem {
  source: PlanningProblem;
  stops: number;
  orders: number;
  vehicles: number;
  dimensions: number;

  /** By vehicle. */
  travelOf: readonly LaidTravel[];
  capacities: Float64Array;
  /** On board at the start whatever is planned. */
  baseLoads: Float64Array;
  mostDistanceM: Float64Array;
  /** Of what is frozen. */
  drivenM: Float64Array;
  /** 1 where the vehicle is used already. */
  isStarted: Uint8Array;
  /** Vehicles that differ in nothing have the same number. */
  kindOf: Int32Array;
  /** Breaks of vehicle v are those from firstBreak[v] to below firstBreak[v + 1]. */
  firstBreak: Int32Array;
  breakFromS: Float64Array;
  breakUntilS: Float64Array;
  breakS: Float64Array;

  /** By node. */
  placeOf: Int32Array;
  /** Of all windows together; a start's is when it is left, an end's until is when it must be reached. */
  fromS: Float64Array;
  untilS: Float64Array;
  serviceS: Float64Array;
  orderOf: Int32Array;
  /** Windows of a stop with more than one; none else. */
  firstWindow: Int32Array;
  windowFromS: Float64Array;
  windowUntilS: Float64Array;
  /** What is on board after the stop more than before, one for each dimension. */
  loadChange: Float64Array;
  nameOf: readonly StopOfOrder[];

  /** By order: its nodes, or -1. An order whose stops are frozen has none. */
  pickupOf: Int32Array;
  deliveryOf: Int32Array;
  loads: Float64Array;
  /** 1 where it takes up room from the route's start; 1 where it takes none, being in the base load. */
  isFromStart: Uint8Array;
  isOnBoard: Uint8Array;
  /** Greater than that of all orders of lower priorities together. */
  weight: Float64Array;
  /** By order × vehicles + vehicle: 1 where skills, capacities and the order's own vehicle allow it. */
  isAllowed: Uint8Array;
  /** Vehicle before, or -1; by node the rank on the route before, or -1. */
  vehicleBefore: Int32Array;
  rankBefore: Int32Array;
}
