import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { NoteOrder } from "../inputs.ts";
import { takeEvent } from "../take-event.ts";

/** Writes a note into an order's log. Throws `not_found`. */
export async function noteOrder(ctx: Context, { orderId, text }: z.infer<typeof NoteOrder>) {
  return takeEvent(ctx, { orderId }, { type: "noted", text });
}
