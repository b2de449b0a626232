import { createHash } from "node:crypto";
import { orderStops } from "@cartage/db/schema/orders";
import { and, eq } from "drizzle-orm";
import { authorise } from "../authorise.ts";
import type { Context } from "../context.ts";
import { isSame } from "./link-token.ts";
import { lastDigits } from "./rules.ts";

const longestWaitS = 86_400;

/** How the digits are given: by whoever holds the link, or knows no more than its code. The one's tries do not keep out the other. */
export type PhoneCheckWay = "link" | "code";

export type PhoneCheck = "right" | "wrong" | { waitS: number };

/**
 * Whether the last digits are those of the recipient's phone. Wrong ones in a row have to wait: 1 s after the third, twice
 * as long after each further one, a day at the most; counted for the order, from whatever addresses they come.
 */
export async function checkPhone(
  ctx: Context,
  { orderId, digits, way }: { orderId: string; digits: string; way: PhoneCheckWay },
): Promise<PhoneCheck> {
  const { organisationId } = authorise(ctx.actor, "own_order.view");
  const { db, sql } = ctx.session;
  const [stop] = await db
    .select({ phone: orderStops.phone })
    .from(orderStops)
    .where(
      and(
        eq(orderStops.organisationId, organisationId),
        eq(orderStops.orderId, orderId),
        eq(orderStops.kind, "delivery"),
      ),
    );
  const subject = createHash("sha256").update(`tracking_phone:${way}:${orderId}`).digest();
  const [begun] = await sql<{ waitS: number }[]>`
    select begin_attempt(${subject}, ${longestWaitS}, ${ctx.now().toISOString()}) as "waitS"`;
  if (begun && begun.waitS > 0) return { waitS: begun.waitS };
  const right = lastDigits(stop?.phone ?? null);
  if (right === null || !isSame(digits.replace(/\D/g, ""), right)) return "wrong";
  await sql`select succeed_attempt(${subject})`;
  return "right";
}
