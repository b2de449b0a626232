import type { Context } from "../../context.ts";
import type { Window } from "../inputs.ts";

/** Where an order's delivery stands on the route that it is on. */
export interface OrderProgress {
  /** When the vehicle comes: as likely earlier as later at the beginning, nine times of ten by the end. Epoch ms. */
  arrival: Window | null;
  /** Places where the vehicle stops before; null where no route is under way. */
  stopsBefore: number | null;
  /** The vehicle, while it is on its way to this delivery. */
  vehicle: { plate: string | null; latE7: number; lonE7: number; fixTime: number } | null;
}

const unknown: OrderProgress = { arrival: null, stopsBefore: null, vehicle: null };

/** What is known of an order's delivery by the route that it is on. */
export async function readProgress(
  _ctx: Pick<Context, "session">,
  _order: { organisationId: string; orderId: string },
): Promise<OrderProgress> {
  return unknown;
}
