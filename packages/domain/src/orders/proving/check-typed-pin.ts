import { orderPins } from "@cartage/db/schema/proofs";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import { checkPin, hashPin, type PinCheck } from "../proof/hand-over-pin.ts";
import { aboutOrderPin } from "./about-proofs.ts";
import { secretsOf } from "./hold-signing-key.ts";

/**
 * Checks what was typed against the order's PIN and counts a wrong try, once when the same is sent again; null where the
 * order has none.
 */
export async function checkTypedPin(
  tx: Transaction,
  organisationId: string,
  { orderId, pin }: { orderId: string; pin: string },
): Promise<PinCheck | null> {
  const ofOrder = and(eq(orderPins.organisationId, organisationId), eq(orderPins.orderId, orderId));
  const [kept] = await tx.select().from(orderPins).where(ofOrder).for("update");
  if (!kept) return null;
  const secret = Buffer.from(secretsOf(tx).open(kept.sealedSecret, aboutOrderPin(kept.id)), "base64");
  const check = await checkPin(pin, kept, secret);
  if (check.outcome !== "wrong") return check;
  const { wrongTries, lastWrongHash } = kept;
  const again = lastWrongHash && (await checkPin(pin, { hash: lastWrongHash, wrongTries: 0 }, secret));
  if (again && again.outcome === "matched") return { ...check, wrongTries };
  const counted = { wrongTries: check.wrongTries, lastWrongHash: await hashPin(pin, secret) };
  await tx.update(orderPins).set(counted).where(ofOrder);
  return check;
}
