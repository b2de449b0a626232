import type { Database } from "@cartage/db/client";
import { userActor } from "@cartage/domain/actor";
import { appendEvents } from "@cartage/domain/orders/append-events";
import { withBarcodes } from "@cartage/domain/orders/keep-content";
import type { Order } from "@cartage/domain/orders/log-rules";
import { takeNumbers } from "@cartage/domain/orders/take-numbers";
import { runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { type DemoOrder, demoCustomers, demoOrders } from "./orders.ts";
import { ORGANISATIONS } from "./organisations.ts";
import type { DemoUser } from "./people.ts";

const HOUR_MS = 3_600_000;
const stepsBack = 42;

/** Lets the demonstration's orders happen, as its dispatchers' commands would have, over the last two days. */
export async function seedOrders(
  platform: Database,
  { users, now }: { users: readonly DemoUser[]; now: number },
): Promise<void> {
  const orders = demoOrders(now);
  for (const { id: organisationId } of ORGANISATIONS) {
    const dispatcher = users.find((user) => user.organisationId === organisationId && user.role === "dispatcher");
    if (!dispatcher) continue;
    const own = orders.filter((order) => order.organisationId === organisationId);
    const actor = userActor({ userId: dispatcher.id, sessionId: "demonstration", organisationId, role: "dispatcher" });
    // four hours each: customers came a week ago, orders two days ago
    let step = 0;
    const given = { actor, requestId: "demonstration", now: () => new Date(now + (step - stepsBack) * 4 * HOUR_MS) };
    await runAs(platform, given, (ctx) =>
      transactionally(ctx, async (tx) => {
        const [there] = await ctx.session.sql`select from orders where organisation_id = ${organisationId} limit 1`;
        if (there) return;
        const since = ctx.now().toISOString();
        const customers = demoCustomers().filter((customer) => customer.organisationId === organisationId);
        const rows = customers.map(({ organisationId: of, ...customer }) => ({
          ...customer,
          organisation_id: of,
          created_at: since,
        }));
        await ctx.session.sql`
          insert into customers select * from json_populate_recordset(null::customers, ${JSON.stringify(rows)}::json)
              on conflict do nothing`;
        step = stepsBack - 12;
        let standing = await begin(own);
        for (let next = 0; standing.length > 0; next++) {
          step += 1;
          standing = await moveOn(standing, next);
        }
        // it is the past: nobody waits to hear of it
        await ctx.session.sql`
          update outbox set relayed_at = now() where organisation_id = ${organisationId} and type like 'order.%'`;

        async function begin(begun: readonly DemoOrder[]): Promise<[DemoOrder, Order][]> {
          const first = await takeNumbers(tx, organisationId, begun.length);
          const appends = begun.map(({ id, customer, content: { isDraft, duplicateOf: _, ...content } }, at) => {
            const number = first + at;
            const kept = withBarcodes(content, { customer: { id: customer.id, name: customer.name }, number });
            const source = { kind: "form" as const, id: null };
            const body = { type: "created" as const, number, isDraft, source, content: kept };
            return { ids: { id, organisationId }, before: null, body };
          });
          return pair(begun, await appendEvents(tx, appends));
        }

        async function moveOn(standing: readonly [DemoOrder, Order][], at: number): Promise<[DemoOrder, Order][]> {
          const going = standing.filter(([{ moves }]) => moves.length > at);
          const appends = going.flatMap(([{ id, moves, reason }, before]) => {
            const type = moves[at];
            const body = type && { type, reason: at === moves.length - 1 ? reason : null };
            return body ? [{ ids: { id, organisationId }, before, body }] : [];
          });
          return pair(
            going.map(([order]) => order),
            await appendEvents(tx, appends),
          );
        }
      }),
    );
  }
}

const pair = (orders: readonly DemoOrder[], states: readonly Order[]) =>
  orders.flatMap((order, at): [DemoOrder, Order][] => {
    const state = states[at];
    return state ? [[order, state]] : [];
  });
