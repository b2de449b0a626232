import { customers } from "@cartage/db/schema/customers";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import type { OrderContent } from "./inputs.ts";
import type { KeptContent, OrderCustomer } from "./log-rules.ts";

/** What an order is written down with: its customer's name, and barcodes made from its number. Throws `customer.unknown`. */
export async function keepContent(
  tx: Transaction,
  organisationId: string,
  { content, number, before }: { content: OrderContent; number: number; before?: KeptContent },
): Promise<KeptContent> {
  const { customerId } = content;
  const isKept = before?.customer && before.customer.id === customerId;
  const customer = isKept ? before.customer : customerId && (await findCustomer(tx, organisationId, customerId));
  return withBarcodes(content, { customer: customer || null, number });
}

/** Fills in what only the organisation knows. */
export function withBarcodes(
  { customerId: _, ...content }: OrderContent,
  { customer, number }: { customer: OrderCustomer | null; number: number },
): KeptContent {
  const items = content.items.map((item, at) => ({ ...item, barcode: item.barcode ?? `C${number}-${at + 1}` }));
  return { ...content, customer, items };
}

async function findCustomer(tx: Transaction, organisationId: string, customerId: string): Promise<OrderCustomer> {
  const [customer] = await tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(
      and(eq(customers.organisationId, organisationId), eq(customers.id, customerId), isNull(customers.archivedAt)),
    );
  if (!customer) throw new DomainError("customer.unknown", { fields: { customerId: { code: "customer.unknown" } } });
  return customer;
}
