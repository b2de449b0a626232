export const orderStates = [
  "draft",
  "placed",
  "planned",
  "dispatched",
  "collected",
  "in_transit",
  "at_hub",
  "out_for_delivery",
  "delivered",
  "failed",
  "returning",
  "returned",
  "cancelled",
] as const;

export type OrderState = (typeof orderStates)[number];

/** What happens to an order on its way, as its log calls it. */
export const orderMoves = [
  "placed",
  "planned",
  "unplanned",
  "dispatched",
  "recalled",
  "collected",
  "departed",
  "arrived_at_hub",
  "set_out",
  "delivered",
  "partly_delivered",
  "failed",
  "returning",
  "returned",
  "cancelled",
] as const;

export type OrderMove = (typeof orderMoves)[number];

/** Moves that nobody makes without saying why. */
export const movesWithReason: readonly OrderMove[] = ["failed", "partly_delivered", "cancelled"];

/** The one place that says what may follow; `orders_guard_state` in Postgres refuses the same. */
const moves: Record<OrderMove, Partial<Record<OrderState, OrderState>>> = {
  placed: { draft: "placed" },
  // a failed order is planned again
  planned: { placed: "planned", failed: "planned" },
  unplanned: { planned: "placed" },
  dispatched: { planned: "dispatched" },
  // the driver declined, or another one goes
  recalled: { dispatched: "planned" },
  collected: { dispatched: "collected" },
  departed: { collected: "in_transit", at_hub: "in_transit" },
  arrived_at_hub: { in_transit: "at_hub" },
  set_out: { collected: "out_for_delivery", in_transit: "out_for_delivery", at_hub: "out_for_delivery" },
  delivered: { out_for_delivery: "delivered" },
  // what was not taken is planned again, or goes back
  partly_delivered: { out_for_delivery: "failed" },
  failed: {
    dispatched: "failed",
    collected: "failed",
    in_transit: "failed",
    at_hub: "failed",
    out_for_delivery: "failed",
  },
  returning: { failed: "returning" },
  returned: { returning: "returned" },
  cancelled: {
    draft: "cancelled",
    placed: "cancelled",
    planned: "cancelled",
    dispatched: "cancelled",
    failed: "cancelled",
  },
};

/** Where an order stands, as far as it decides what may follow. */
export interface Standing {
  state: OrderState;
  /** Whether its goods were ever on board, and not given back since. */
  isCollected: boolean;
}

/** The state after a move; null when the move is not possible. Goods that were collected can only be returned, not cancelled. */
export function orderAfter({ state, isCollected }: Standing, move: OrderMove): OrderState | null {
  if (move === "cancelled" && isCollected) return null;
  if (move === "returning" && !isCollected) return null;
  return moves[move][state] ?? null;
}

/** The moves that are possible now. */
export function movesFrom(standing: Standing): OrderMove[] {
  return orderMoves.filter((move) => orderAfter(standing, move) !== null);
}

/** Moves that routes make when they are planned, sent and called back: by hand nobody would be reserved, nor told. */
const movesOfRoutes: readonly OrderMove[] = ["planned", "dispatched", "recalled"];

/** The moves that a person is offered now; a program that plans elsewhere may make all of them. */
export function movesByHand(standing: Standing): OrderMove[] {
  return movesFrom(standing).filter((move) => !movesOfRoutes.includes(move));
}

const openForChange: readonly OrderState[] = ["draft", "placed", "planned"];

/** Whether what is moved, and where, may still be changed: not when a driver has it, nor after a failure with goods on board. */
export function mayEdit({ state, isCollected }: Standing): boolean {
  return openForChange.includes(state) && !isCollected;
}

/** Whether the hubs that lie ahead may be chosen anew: not while the goods are between two places. */
export function mayChooseWay({ state }: Standing): boolean {
  return state === "draft" || state === "placed" || state === "at_hub" || state === "failed";
}

/** Whether the windows may be moved: also after a failed attempt. */
export function mayReschedule({ state }: Standing): boolean {
  return openForChange.includes(state) || state === "failed";
}

/** Nothing follows on these. */
export const endedStates: readonly OrderState[] = ["delivered", "returned", "cancelled"];

/** Whether nobody has anything to do with it any more: what it tells of people may go. */
export function isEnded({ state }: Pick<Standing, "state">): boolean {
  return endedStates.includes(state);
}

const done: readonly OrderState[] = ["draft", "delivered", "returning", "returned", "cancelled"];

/** Whether what the recipient asks for can still reach whoever drives. */
export function mayInstruct({ state }: Pick<Standing, "state">): boolean {
  return !done.includes(state);
}
