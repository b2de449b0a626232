import { newId } from "@cartage/db/id";
import { phoneCodes } from "@cartage/db/schema/identity";
import { and, eq, isNull } from "drizzle-orm";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { newLinkToken } from "./link-token.ts";

export interface NewPhoneCode {
  organisationId: string;
  userId: string;
  offeredBy: string;
  /** Null for a code that is shown to a driver. */
  challenge: string | null;
  lastsMs: number;
}

/** Makes a code for a phone; of one person the newest is good. */
export async function newPhoneCode(
  tx: Transaction,
  { organisationId, userId, offeredBy, challenge, lastsMs }: NewPhoneCode,
): Promise<{ code: string; expiresAt: number }> {
  const createdAt = tx.context.now();
  const expiresAt = new Date(createdAt.getTime() + lastsMs);
  const ofPerson = and(eq(phoneCodes.organisationId, organisationId), eq(phoneCodes.userId, userId));
  await tx
    .update(phoneCodes)
    .set({ usedAt: createdAt })
    .where(and(ofPerson, isNull(phoneCodes.usedAt)));
  const { token: code, digest } = newLinkToken();
  const id = newId();
  await tx
    .insert(phoneCodes)
    .values({ digest, id, organisationId, userId, challenge, offeredBy, createdAt, expiresAt });
  await record(tx, { type: "phone_code.offered", phoneCodeId: id, occurredAt: createdAt }, { after: { userId } });
  return { code, expiresAt: expiresAt.getTime() };
}
