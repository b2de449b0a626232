import type { OrderState } from "../../orders/states.ts";
import type { HoldUp } from "../hold-up-rules.ts";
import type { RouteState, StopState } from "../route-states.ts";

/** From … until, epoch ms. */
export interface Span {
  from: number;
  until: number;
}

/** Where one end of a leg is. */
export interface LegEnd {
  /** Null is the door. */
  hubId: string | null;
  name: string;
  address: string;
  lat: number;
  lon: number;
  /** When somebody is there; rising and apart, none is at any time. */
  windows: Span[];
  serviceS: number;
}

/** One leg of an order that is to be carried on the day, or is on a route of it. */
export interface DayLeg {
  orderId: string;
  leg: number;
  /** Whether it takes the goods back to where they came from. */
  isReturn: boolean;
  number: number;
  orderState: OrderState;
  priority: "normal" | "high" | "urgent";
  customerName: string | null;
  weightKg: number;
  volumeM3: number;
  pallets: number;
  skills: string[];
  pickup: LegEnd;
  delivery: LegEnd;
  /** Why it is put on no route; what is on one already may be taken off. */
  heldUp: HoldUp | null;
}

export interface DayStop {
  id: string;
  kind: "pickup" | "delivery";
  orderId: string;
  leg: number;
  state: StopState;
  /** As planned; epoch ms. */
  arrivesAt: number;
  startsAt: number;
  leavesAt: number;
  lateS: number;
  arrivedAt: number | null;
  endedAt: number | null;
}

export interface DayRoute {
  id: string;
  vehicleId: string;
  driverId: string | null;
  state: RouteState;
  version: number;
  breaks: Span[];
  departsAt: number;
  endsAt: number;
  distanceM: number;
  workS: number;
  declineReason: string | null;
  /** In their order. */
  stops: DayStop[];
}

export interface DayVehicle {
  id: string;
  name: string;
  plate: string | null;
  type: string;
  driver: { id: string; name: string } | null;
  homeHub: { id: string; name: string; lat: number; lon: number } | null;
  /** Null: not said, and not counted. */
  capacityWeightKg: number | null;
  capacityVolumeM3: number | null;
  capacityPallets: number | null;
  /** Its own and its driver's. */
  skills: string[];
  shift: Span;
  /**
   * False where an incident holds it, its route or its driver up, or its driver has the day off: what is on its route may be
   * taken off, nothing is put on. Such a vehicle is of the day only while it has a route.
   */
  isAvailable: boolean;
}

/** What is to be done on a day, by whom, and what is planned of it. */
export interface Day {
  day: string;
  timeZone: string;
  /** Its midnight, epoch ms. */
  startsAt: number;
  endsAt: number;
  vehicles: DayVehicle[];
  routes: DayRoute[];
  /** Of the routes' stops and those that wait for a route, each once. */
  legs: DayLeg[];
  /** Orders of the day whose addresses have no place on the map: they cannot be planned before they do. */
  withoutPlace: { orderId: string; number: number }[];
}

/** What a leg is called in a plan. */
export function legKey({ orderId, leg }: { orderId: string; leg: number }): string {
  return `${orderId}/${leg}`;
}
