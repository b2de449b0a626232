import { organisations } from "@cartage/db/schema/accounts";
import { customers } from "@cartage/db/schema/customers";
import { orders } from "@cartage/db/schema/orders";
import { routeStops } from "@cartage/db/schema/routes";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { MailContent } from "../../notifications/mail.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import type { RouteRow } from "../../routes/hold-route.ts";
import type { Transaction } from "../../transactionally.ts";
import { refuseTakenBack } from "./refuse-taken-back.ts";
import type { DispatchStep } from "./step.ts";

const mostLines = 50;
/** Of a customer's contacts the first gets mail. */
const mailOfFirst = sql<string | null>`${customers.contacts} -> 0 ->> 'email'`;

/** Each customer with a mail address is told which of its orders are on their way; and, on the way back, that they are not yet. */
export const tell: DispatchStep = {
  async take(tx, { route }) {
    refuseTakenBack(route);
    return { told: await mailCustomers(tx, route, "orders_dispatched") };
  },
  async undo(tx, { route, detail }) {
    if (detail.told) await mailCustomers(tx, route, "orders_recalled");
  },
};

/** Answers how many were told: none where no mail can be sent. */
async function mailCustomers(
  tx: Transaction,
  { id: routeId, organisationId }: RouteRow,
  kind: Extract<MailContent["kind"], "orders_dispatched" | "orders_recalled">,
): Promise<number> {
  if (!tx.context.secrets) return 0;
  const rows = await tx
    .selectDistinctOn([orders.id], {
      orderId: orders.id,
      number: orders.number,
      reference: orders.reference,
      delivery: orders.deliveryName,
      customerId: customers.id,
      email: mailOfFirst,
      organisation: organisations.name,
      locale: organisations.locale,
    })
    .from(routeStops)
    .innerJoin(orders, eq(orders.id, routeStops.orderId))
    .innerJoin(customers, and(eq(customers.organisationId, organisationId), eq(customers.id, orders.customerId)))
    .innerJoin(organisations, eq(organisations.id, routeStops.organisationId))
    // of an order over hubs its customer hears once, when it sets out
    .where(and(eq(routeStops.routeId, routeId), eq(routeStops.leg, 1), isNotNull(mailOfFirst)))
    .orderBy(asc(orders.id));
  const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId);
  for (const its of byCustomer.values()) {
    const [first] = its;
    if (!first?.email) continue;
    const lines = its.slice(0, mostLines).map(({ number, reference, delivery }) => {
      return `#${number}${reference ? ` (${reference})` : ""}: ${delivery}`;
    });
    await queueMail(tx, {
      recipient: first.email,
      locale: first.locale ?? "en",
      content: { kind, organisation: first.organisation, count: its.length, lines: lines.join("\n"), path: null },
    });
  }
  return byCustomer.size;
}
