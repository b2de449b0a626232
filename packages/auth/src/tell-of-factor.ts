import { queueMail } from "@cartage/domain/notifications/queue-mail";
import type { Transaction } from "@cartage/domain/transactionally";
import type { SignedIn } from "./signed-in.ts";

/** Tells a person by mail that what lets them in has changed; a process that cannot seal mails sends none. */
export async function tellOfFactor(
  tx: Transaction,
  { email, locale }: SignedIn["user"],
  kind: "factor_added" | "factor_removed",
): Promise<void> {
  if (!tx.context.secrets) return;
  await queueMail(tx, { recipient: email, locale, content: { kind, path: "/account" } });
}
