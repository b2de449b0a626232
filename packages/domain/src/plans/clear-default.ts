import { plans } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Makes room for another default plan. */
export async function clearDefault(tx: Transaction): Promise<void> {
  await tx.update(plans).set({ isDefault: false }).where(eq(plans.isDefault, true));
}
