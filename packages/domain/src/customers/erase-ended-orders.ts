import { orderStops, orders } from "@cartage/db/schema/orders";
import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, asc, count, eq, inArray, ne, notInArray, type SQL, sql } from "drizzle-orm";
import { DomainError, type DomainErrorCode } from "../errors.ts";
import { erasePeopleOf } from "../orders/erase-people.ts";
import { holdOrders } from "../orders/hold-orders.ts";
import { gone } from "../orders/people-rules.ts";
import { endedStates } from "../orders/states.ts";
import type { Transaction } from "../transactionally.ts";

/** As many as one transaction takes in a few seconds; whoever asks goes on with the rest. */
const mostAtOnce = 250;
const mostNamed = 5;

interface Which {
  /** The orders that are meant and not erased yet, by the columns of `orders`. */
  isMeant: SQL;
  /** Thrown, with how many and some of their numbers, where some are not over. */
  inProgress: DomainErrorCode;
  alsoCustomer: boolean;
}

/**
 * Erases what the orders that are meant tell of people, all of which must be over; the oldest first, and at most so many at
 * once. Answers how many were erased, and how many are left to erase.
 */
export async function eraseEndedOrders(
  tx: Transaction,
  organisationId: string,
  { isMeant, inProgress, alsoCustomer }: Which,
): Promise<{ erased: number; left: number }> {
  const meant = and(eq(orders.organisationId, organisationId), isMeant);
  const open = await tx
    .select({ number: orders.number, all: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(orders)
    .where(and(meant, notInArray(orders.state, [...endedStates])))
    .orderBy(asc(orders.number))
    .limit(mostNamed);
  if (open[0])
    throw new DomainError(inProgress, {
      about: { count: String(open[0].all), numbers: open.map(({ number }) => number).join(", ") },
    });
  const next = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(meant, inArray(orders.state, [...endedStates])))
    .orderBy(asc(orders.number))
    .limit(mostAtOnce);
  const ids = next.map(({ id }) => id);
  const held = await holdOrders(tx, organisationId, ids);
  await erasePeopleOf(tx, organisationId, { held, alsoCustomer });
  const [rest] = await tx.select({ count: count() }).from(orders).where(meant);
  return { erased: held.length, left: rest?.count ?? 0 };
}

/** Refuses where orders are made again and again that would tell of the same people. */
export async function refuseRecurring(
  tx: Transaction,
  organisationId: string,
  { isMeant, recurs }: { isMeant: SQL; recurs: DomainErrorCode },
): Promise<void> {
  const [goesOn] = await tx
    .select({ name: recurringOrders.name })
    .from(recurringOrders)
    .where(and(eq(recurringOrders.organisationId, organisationId), ne(recurringOrders.state, "ended"), isMeant))
    .orderBy(asc(recurringOrders.name))
    .limit(1);
  if (goesOn) throw new DomainError(recurs, { about: { recurring: goesOn.name } });
}

/** What is left of a template that has ended. */
export const templateWithoutPeople = {
  name: gone,
  template: sql`${recurringOrders.template} || jsonb_build_object(
    'pickup', order_stop_without_people(${recurringOrders.template} -> 'pickup'),
    'delivery', order_stop_without_people(${recurringOrders.template} -> 'delivery'), 'instructions', null)`,
  version: sql`${recurringOrders.version} + 1`,
};

/** Orders that go to or from a place as the book has it. */
export function goesOver({ name, address }: { name: string; address: string }): SQL {
  return sql`exists (
    select from ${orderStops} stop
     where stop.order_id = ${orders.id} and stop.organisation_id = ${orders.organisationId}
       and stop.name = ${name} and stop.address = ${address})`;
}

/** The same of templates. */
export function templateGoesOver({ name, address }: { name: string; address: string }): SQL {
  const { template } = recurringOrders;
  return sql`(${template} @> ${JSON.stringify({ pickup: { name, address } })}::text::jsonb
    or ${template} @> ${JSON.stringify({ delivery: { name, address } })}::text::jsonb)`;
}
