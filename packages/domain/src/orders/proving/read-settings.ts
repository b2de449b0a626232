import type { Db } from "@cartage/db/client";
import { proofSettings } from "@cartage/db/schema/proofs";
import { eq } from "drizzle-orm";
import { ProofSettings } from "../proof/add-inputs.ts";

/** What the organisation asks of proofs; the defaults as long as it has set nothing. */
export async function readSettings(db: Db, organisationId: string): Promise<ProofSettings> {
  const [row] = await db
    .select({ settings: proofSettings.settings })
    .from(proofSettings)
    .where(eq(proofSettings.organisationId, organisationId));
  return ProofSettings.parse(row?.settings ?? {});
}
