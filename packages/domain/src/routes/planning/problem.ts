/** From … until, seconds since the start of the plan's day; service may begin at both ends. */
export interface TimeWindow {
  fromS: number;
  untilS: number;
}

/** How long and how far it is between places, from row to column; made by the routing interface before planning. */
export interface TravelMatrix {
  places: number;
  durationsS: Float64Array;
  distancesM: Float64Array;
}

export interface PlanningStop {
  /** Its number in the matrices. */
  place: number;
  /** Rising and apart; none means at any time. */
  windows: TimeWindow[];
  serviceS: number;
}

/**
 * An order to plan. With both stops it is carried from one to the other on one route; with `delivery` alone it is on
 * board when the route starts, with `pickup` alone it stays on board to the route's end. A service has no loads.
 */
export interface PlanningOrder {
  id: string;
  pickup: PlanningStop | null;
  delivery: PlanningStop | null;
  /** One for each of the problem's dimensions. */
  loads: number[];
  /** All of these the vehicle, with its driver, must have. */
  skills: string[];
  /** 0 (least) to 4: one of a higher priority is never left for one of a lower. */
  priority: number;
  /** The only vehicle that may take it, as when its goods are on board already. */
  onlyVehicleId: string | null;
}

/** A rest of this length that begins inside the window. Breaks of a vehicle stand in the order of time. */
export interface PlanningBreak {
  earliestS: number;
  latestS: number;
  durationS: number;
}

/** A vehicle with its driver for one shift. */
export interface PlanningVehicle {
  id: string;
  /** Null where the first stop is also where the day begins, or the last where it ends. */
  startPlace: number | null;
  endPlace: number | null;
  shift: TimeWindow;
  breaks: PlanningBreak[];
  /** At most so long, from the shift's start or the last break's end, to the next break or the route's end. */
  mostWorkS: number | null;
  capacities: number[];
  skills: string[];
  mostDistanceM: number | null;
  /** Which of the problem's matrices it travels by. */
  travel: number;
}

export interface StopOfOrder {
  orderId: string;
  kind: "pickup" | "delivery";
}

/** What is planned already. */
export interface CurrentRoute {
  vehicleId: string;
  stops: StopOfOrder[];
  /** So many of its first stops are done or under way, and stay as they are. */
  frozen: number;
  /** When the last frozen stop is left; null without one. Breaks that had to begin before are past. */
  leavesAtS: number | null;
  /** So many of its vehicle's breaks are taken, and when the last of them ended; null without one. */
  breaksTaken: number;
  restedUntilS: number | null;
}

/** What a change of a running day may disturb at most; null bounds nothing. */
export interface Disturbance {
  /** Orders that go to another vehicle, of those whose vehicle still has a shift. */
  mostMoved: number | null;
  /** Stops that stay on their vehicle but not in their order. */
  mostResequenced: number | null;
}

/**
 * What the plan is to be good at, after serving what it can. `cheapest`: the fewest vehicles, then the shortest way.
 * `balanced`: the shortest way plus the square of each vehicle's work, so that an hour on a vehicle with twice the
 * mean work weighs twice as much.
 */
export type Objective = "cheapest" | "balanced";

/** Plain data: it can be sent to a thread as it is. */
export interface PlanningProblem {
  /** Names of what loads and capacities count, as `weightKg`, `volumeM3`, `pallets`. */
  dimensions: string[];
  travels: TravelMatrix[];
  vehicles: PlanningVehicle[];
  orders: PlanningOrder[];
  current: CurrentRoute[];
  disturbance: Disturbance | null;
  objective: Objective;
}
