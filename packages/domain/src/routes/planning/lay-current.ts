import { takeFromBank } from "./bank.ts";
import { linkAfter } from "./insert-order.ts";
import { refreshRoute } from "./refresh-route.ts";
import { removeOrder } from "./remove-order.ts";
import { settleBreaks } from "./settle-breaks.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Plans what is planned already; of a route that cannot be kept, as after a delay, what weighs least goes into the bank. */
export function layCurrent(plan: WorkingPlan): void {
  const { problem } = plan;
  const { source, nameOf, orderOf, stops, vehicles } = problem;
  const nodeOf = new Map(nameOf.map(({ kind, orderId }, node) => [`${kind} ${orderId}`, node]));
  for (const route of source.current) {
    const vehicle = source.vehicles.findIndex(({ id }) => id === route.vehicleId);
    if (vehicle < 0) continue;
    const nodes = route.stops.flatMap(({ kind, orderId }) => nodeOf.get(`${kind} ${orderId}`) ?? []);
    for (const node of nodes) {
      const order = orderOf[node] as number;
      linkAfter(plan, plan.previous[stops + vehicles + vehicle] as number, node, 0);
      if ((plan.bankAt[order] as number) >= 0) takeFromBank(plan, order);
    }
    dropMisfits(plan, nodes);
    while (!isKept(plan, vehicle)) giveWay(plan, vehicle);
  }
}

/** What its vehicle may not take, or of which only one stop is planned, is not planned. */
function dropMisfits(plan: WorkingPlan, nodes: readonly number[]): void {
  const { problem } = plan;
  for (const node of nodes) {
    const order = problem.orderOf[node] as number;
    const vehicle = plan.vehicleOf[node] as number;
    if (vehicle < 0) continue;
    const [pickup, delivery] = [problem.pickupOf[order] as number, problem.deliveryOf[order] as number];
    const isWhole = [pickup, delivery].every((stop) => stop < 0 || plan.vehicleOf[stop] === vehicle);
    const isInOrder = pickup < 0 || delivery < 0 || nodes.indexOf(pickup) < nodes.indexOf(delivery);
    if (isWhole && isInOrder && problem.isAllowed[order * problem.vehicles + vehicle] === 1) continue;
    removeOrder(plan, order);
  }
}

function isKept(plan: WorkingPlan, vehicle: number): boolean {
  const { firstBreak, stops } = plan.problem;
  if (firstBreak[vehicle] !== firstBreak[vehicle + 1]) settleBreaks(plan, vehicle);
  return refreshRoute(plan, vehicle) || plan.next[stops + vehicle] === stops + plan.problem.vehicles + vehicle;
}

/** Of the orders that weigh least the one without which the route is cheapest, best of all one without which it can be kept. */
function giveWay(plan: WorkingPlan, vehicle: number): void {
  const { problem, next } = plan;
  const end = problem.stops + problem.vehicles + vehicle;
  let chosen = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let node = next[problem.stops + vehicle] as number; node !== end; node = next[node] as number) {
    const order = problem.orderOf[node] as number;
    const ends = endWithout(plan, vehicle, order);
    const weighs = (problem.weight[order] as number) * (ends === Number.POSITIVE_INFINITY ? 2 : 1);
    if (weighs >= least) continue;
    least = weighs;
    chosen = order;
  }
  removeOrder(plan, chosen);
}

/** When the route ends without an order; Infinity when it cannot be kept without it either. */
function endWithout(plan: WorkingPlan, vehicle: number, order: number): number {
  const { problem, next } = plan;
  const end = problem.stops + problem.vehicles + vehicle;
  const skips = (node: number) => node !== end && problem.orderOf[node] === order;
  const kept: number[] = [];
  const breaks: number[] = [];
  for (let node = problem.stops + vehicle; node !== end; node = next[node] as number) {
    kept.push(node);
    breaks.push(plan.breaksAfter[node] as number);
  }
  relink(plan, [...kept.filter((node) => !skips(node)), end]);
  const isFit = refreshRoute(plan, vehicle);
  const endsS = plan.leavesS[end] as number;
  relink(plan, [...kept, end]);
  for (const [at, node] of kept.entries()) plan.breaksAfter[node] = breaks[at] ?? 0;
  refreshRoute(plan, vehicle);
  return isFit ? endsS : Number.POSITIVE_INFINITY;
}

function relink({ next, previous }: WorkingPlan, nodes: readonly number[]): void {
  for (const [at, node] of nodes.entries()) {
    const to = nodes[at + 1];
    if (to === undefined) continue;
    next[node] = to;
    previous[to] = node;
  }
}
