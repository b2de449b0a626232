import { addresses } from "@cartage/db/schema/customers";
import { sql } from "drizzle-orm";
import { gone } from "../orders/people-rules.ts";

/** What is left of an address that was erased: it is in the book no more. */
export function nowhere(at: Date) {
  return {
    ...{ name: gone, address: gone, latE7: null, lonE7: null, phone: null, instructions: null },
    archivedAt: sql`coalesce(${addresses.archivedAt}, ${at.toISOString()}::timestamptz)`,
  };
}
