import { customers } from "@cartage/db/schema/customers";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { Transaction } from "../transactionally.ts";
import { readContacts } from "./read-contacts.ts";

/** A customer in use, held until the transaction ends. Throws `not_found`. */
export async function holdCustomer(tx: Transaction, organisationId: string, customerId: string) {
  const { name, code, contacts, note } = customers;
  const isIt = and(eq(customers.organisationId, organisationId), eq(customers.id, customerId));
  const [row] = await tx
    .select({ name, code, contacts, note })
    .from(customers)
    .where(and(isIt, isNull(customers.archivedAt)))
    .for("update");
  if (!row) throw new DomainError("not_found");
  return { row: { ...row, contacts: readContacts(row.contacts) }, isIt };
}

/** What the audit trail is told of a customer. */
export const audited: ReadonlySet<string> = new Set(["code"]);

export const explainCustomer = explain({
  customers_name_unique: { code: "customer.name_taken", field: "name" },
  customers_code_unique: { code: "customer.code_taken", field: "code" },
});
