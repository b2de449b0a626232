import { newId } from "@cartage/db/id";
import { mails } from "@cartage/db/schema/accounts";
import type { Transaction } from "../transactionally.ts";
import { aboutMail, type MailContent } from "./mail.ts";

/** Has a mail sent once the transaction has committed; sealed until then, because a link in it lets people in. */
export async function queueMail(
  tx: Transaction,
  {
    id = newId(),
    recipient,
    locale,
    content,
  }: { id?: string; recipient: string; locale: string; content: MailContent },
): Promise<void> {
  const { actor, secrets, now } = tx.context;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot send mails.");
  const createdAt = now();
  await tx.insert(mails).values({
    id,
    organisationId: actor.organisationId,
    recipient,
    locale,
    content: secrets.seal(JSON.stringify(content), aboutMail(id)),
    createdAt,
    sendAfter: createdAt,
  });
}
