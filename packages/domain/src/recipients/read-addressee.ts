import { organisations } from "@cartage/db/schema/accounts";
import { orderStops } from "@cartage/db/schema/orders";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";
import { windowText } from "./told.ts";

/** Where a recipient is reached, and what a message to them says beside the state. */
export interface Addressee {
  organisationId: string;
  organisation: string;
  /** Of the organisation, where the recipient chose none. */
  locale: "en" | "vi";
  phone: string | null;
  email: string | null;
  when(locale: "en" | "vi"): string;
}

/** Whom an order goes to; null of none, and while its organisation is suspended. */
export async function readAddressee(tx: Pick<Transaction, "select">, orderId: string): Promise<Addressee | null> {
  const [found] = await tx
    .select({ organisation: organisations, stop: orderStops })
    .from(orderStops)
    .innerJoin(organisations, eq(organisations.id, orderStops.organisationId))
    .where(and(eq(orderStops.orderId, orderId), eq(orderStops.kind, "delivery")));
  if (!found || found.organisation.suspendedAt) return null;
  const { organisation, stop } = found;
  const { windowFrom, windowUntil, phone, email } = stop;
  const timeZone = organisation.timeZone ?? "UTC";
  return {
    organisationId: organisation.id,
    organisation: organisation.name,
    locale: organisation.locale ?? "en",
    phone,
    email,
    when: (locale) =>
      windowFrom && windowUntil
        ? windowText({ from: windowFrom.getTime(), until: windowUntil.getTime() }, { locale, timeZone })
        : "",
  };
}
