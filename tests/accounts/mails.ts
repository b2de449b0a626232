import type { PeopleServices } from "@cartage/api/services";
import { processActor } from "@cartage/domain/actor";
import { type OutgoingMail, sendMails } from "@cartage/domain/notifications/commands/send-mails";
import { type Database, runAs } from "@cartage/domain/run-as";

/** Ahead of any clock that a test set forward. */
const given = { actor: processActor("test"), requestId: "test", now: () => new Date(Date.now() + 400 * 86_400_000) };

/** Sends what waits with the given mail server, one that takes everything without it; answers what was sent. */
export async function sendWaiting(
  platform: Database,
  { secrets }: PeopleServices,
  { limit = 100, refuse }: { limit?: number; refuse?: string } = {},
): Promise<OutgoingMail[]> {
  if (!secrets) throw new Error("The tests have secrets.");
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => {
    if (refuse !== undefined) throw new Error(refuse);
    sent.push(mail);
  };
  await runAs(platform, given, (ctx) => sendMails(ctx, { limit, secrets, send }));
  return sent;
}

/** The token in the link of the mail to an address, the last of several. */
export function tokenFor(mails: OutgoingMail[], email: string): string {
  return (
    mails
      .findLast(({ recipient }) => recipient === email)
      ?.content.path?.split("/")
      .at(-1) ?? ""
  );
}
