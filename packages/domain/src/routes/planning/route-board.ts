import { compileProblem } from "./compile-problem.ts";
import type { CompiledProblem } from "./compiled-problem.ts";
import { fewestLateBreaks } from "./place-breaks.ts";
import type { PlanningProblem, StopOfOrder } from "./problem.ts";
import { faultsOf, type RouteFault } from "./route-faults.ts";
import type { PlannedRoute } from "./route-plan.ts";
import { loadsAtStart, type Sequence, scheduleRoute } from "./schedule-route.ts";

/** An order that is dragged: off its route, if it is on one, and onto another, or another place on the same. */
export interface Edit {
  orderId: string;
  /** Null takes it off. */
  toVehicleId: string | null;
  /** Where its stops then are among the stops of the route that are not frozen; a stop that it does not have is null. */
  pickupAt: number | null;
  deliveryAt: number | null;
}

export interface BoardRoute {
  route: PlannedRoute;
  faults: RouteFault[];
}

/** The one or two routes that an edit touches. */
export interface EditEffect {
  routes: { before: BoardRoute; after: BoardRoute }[];
  /** Of all routes together. */
  distanceM: number;
}

interface Held extends BoardRoute {
  nodes: readonly number[];
}

type TakeBreaks = (problem: CompiledProblem, vehicle: number, nodes: readonly number[]) => Sequence;

const withoutBreaks: TakeBreaks = (_, vehicle, nodes) => ({ vehicle, nodes, breaksAfter: [] });

/**
 * The routes of a day as people edit them, which may break limits. An edit costs as much as the stops of the routes
 * that it touches, however many there are on others.
 */
export class RouteBoard {
  private readonly problem: CompiledProblem;
  private readonly orderAt: Map<string, number>;
  private readonly vehicleAt: Map<string, number>;
  private readonly routes: Held[];
  private readonly vehicleOf: Int32Array;

  /** Begins with the problem's current routes. */
  constructor(source: PlanningProblem) {
    this.problem = compileProblem(source);
    this.orderAt = new Map(source.orders.map(({ id }, at) => [id, at]));
    this.vehicleAt = new Map(source.vehicles.map(({ id }, at) => [id, at]));
    this.vehicleOf = new Int32Array(source.orders.length).fill(-1);
    const nodeOf = new Map(this.problem.nameOf.map((name, node) => [keyOf(name), node]));
    this.routes = source.vehicles.map(({ id }, vehicle) => {
      const current = source.current.find(({ vehicleId }) => vehicleId === id);
      const nodes = (current?.stops ?? []).flatMap((stop) => nodeOf.get(keyOf(stop)) ?? []);
      for (const node of nodes) this.vehicleOf[this.problem.orderOf[node] as number] = vehicle;
      return this.held(vehicle, nodes, fewestLateBreaks);
    });
  }

  route(vehicleId: string): BoardRoute | null {
    return this.routes[this.vehicleAt.get(vehicleId) ?? -1] ?? null;
  }

  distanceM(): number {
    return this.routes.reduce((sum, { route }) => sum + route.distanceM, 0);
  }

  /** What an edit would do; nothing is changed by asking. */
  effectOf(edit: Edit): EditEffect {
    return this.effect(edit, fewestLateBreaks);
  }

  /**
   * The effect of the edit that costs least, the first of equal ones. What an edit costs may not fall when a stop, a break
   * or the end is later: who never rests is never later than who does, so that most edits are passed over without looking
   * for a place for their breaks.
   */
  cheapestOf(edits: readonly Edit[], costOf: (effect: EditEffect) => number): EditEffect | null {
    const hoped = edits.map((edit, at) => ({ edit, at, least: costOf(this.effect(edit, withoutBreaks)) }));
    let best: { effect: EditEffect; cost: number; at: number } | null = null;
    for (const { edit, at, least } of hoped.toSorted((one, other) => one.least - other.least)) {
      if (best && least > best.cost) break;
      const effect = this.effectOf(edit);
      const cost = costOf(effect);
      if (!best || cost < best.cost || (cost === best.cost && at < best.at)) best = { effect, cost, at };
    }
    return best?.effect ?? null;
  }

  apply(edit: Edit): EditEffect {
    const effect = this.effectOf(edit);
    for (const { after } of effect.routes) this.routes[this.vehicleAt.get(after.route.vehicleId) ?? -1] = after as Held;
    const to = edit.toVehicleId === null ? -1 : (this.vehicleAt.get(edit.toVehicleId) ?? -1);
    this.vehicleOf[this.orderAt.get(edit.orderId) ?? -1] = to;
    return effect;
  }

  private effect(edit: Edit, rest: TakeBreaks): EditEffect {
    const routes = this.edited(edit).map(([vehicle, nodes]) => ({
      before: this.routes[vehicle] as Held,
      after: this.held(vehicle, nodes, rest),
    }));
    const distanceM = routes.reduce(
      (sum, { before, after }) => sum + after.route.distanceM - before.route.distanceM,
      0,
    );
    return { routes, distanceM };
  }

  /** The stops of each route that the edit touches, as they would be. */
  private edited({ orderId, toVehicleId, pickupAt, deliveryAt }: Edit): [vehicle: number, nodes: number[]][] {
    const { pickupOf, deliveryOf, orderOf } = this.problem;
    const order = this.orderAt.get(orderId);
    const to = toVehicleId === null ? -1 : this.vehicleAt.get(toVehicleId);
    if (order === undefined || to === undefined) throw new RangeError(`there is no ${orderId} or no ${toVehicleId}`);
    const from = this.vehicleOf[order] as number;
    const without = (vehicle: number) => (this.routes[vehicle]?.nodes ?? []).filter((node) => orderOf[node] !== order);
    const off: [number, number[]][] = from >= 0 && from !== to ? [[from, without(from)]] : [];
    if (to < 0) return off;
    const nodes = without(to);
    const stops = [
      { node: pickupOf[order] as number, at: pickupAt },
      { node: deliveryOf[order] as number, at: deliveryAt },
    ].filter(({ node }) => node >= 0);
    // the earlier place first, so that each is where it was asked for
    for (const { node, at } of stops.toSorted((a, b) => (a.at ?? nodes.length) - (b.at ?? nodes.length)))
      nodes.splice(at ?? nodes.length, 0, node);
    return [...off, [to, nodes]];
  }

  private held(vehicle: number, nodes: readonly number[], rest: TakeBreaks): Held {
    const { problem, orderAt } = this;
    const { source, firstBreak, breakUntilS, untilS, stops, vehicles } = problem;
    const given = source.vehicles[vehicle];
    if (!given) throw new RangeError(`there is no vehicle ${vehicle}`);
    const sequence = rest(problem, vehicle, nodes);
    const route = scheduleRoute(problem, sequence);
    const faults = faultsOf(route, {
      vehicle: given,
      breaksByS: Array.from(breakUntilS.subarray(firstBreak[vehicle], firstBreak[vehicle + 1])),
      endsByS: untilS[stops + vehicles + vehicle] as number,
      loadsAtStart: loadsAtStart(problem, sequence),
      orderOf: (orderId) => source.orders[orderAt.get(orderId) ?? -1],
    });
    return { route, faults, nodes };
  }
}

function keyOf({ kind, orderId }: StopOfOrder): string {
  return `${kind} ${orderId}`;
}
