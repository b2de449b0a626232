import { members, organisations, users } from "@cartage/db/schema/accounts";
import { and, asc, eq, ne } from "drizzle-orm";
import { letInto } from "../accounts/let-into.ts";
import { queueMail } from "../notifications/queue-mail.ts";
import type { Transaction } from "../transactionally.ts";
import type { HeldRequest } from "./hold-request.ts";

/** More administrators than this are not mailed: those who came first are. */
const mostAdministrators = 20;

const pathOf = (requestId: string) => `/requests/${requestId}`;

type Told = Pick<HeldRequest, "requestId" | "organisationId" | "subject">;

/** Mails the organisation's administrators that a request waits for them. */
export async function tellAdministrators(
  tx: Transaction,
  { requestId, organisationId, subject, askedBy }: Told & { askedBy: string },
  kind: "request_asked" | "request_handed_back",
): Promise<void> {
  const organisation = await nameOf(tx, organisationId);
  const [asker] = await tx.select({ name: users.name }).from(users).where(eq(users.id, askedBy));
  const administrators = await tx
    .select({ recipient: users.email, locale: users.locale })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        letInto(organisationId),
        eq(members.role, "organisation_administrator"),
        // whoever asks knows it already
        kind === "request_asked" ? ne(members.userId, askedBy) : undefined,
      ),
    )
    .orderBy(asc(members.createdAt), asc(members.id))
    .limit(mostAdministrators);
  const content = { kind, asker: asker?.name ?? "", organisation, subject, path: pathOf(requestId) };
  for (const administrator of administrators) await queueMail(tx, { ...administrator, content });
}

/** Mails the asker that somebody answered, while they are let in. */
export async function tellAsker(
  tx: Transaction,
  { requestId, organisationId, subject, askedBy }: HeldRequest,
  by: "organisation" | "platform",
): Promise<void> {
  const [asker] = await tx
    .select({ recipient: users.email, locale: users.locale })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(letInto(organisationId), eq(members.userId, askedBy)));
  if (!asker) return;
  const organisation = await nameOf(tx, organisationId);
  const content = { kind: "request_answered" as const, by, organisation, subject, path: pathOf(requestId) };
  await queueMail(tx, { ...asker, content });
}

async function nameOf(tx: Transaction, organisationId: string): Promise<string> {
  const { name } = organisations;
  const [organisation] = await tx.select({ name }).from(organisations).where(eq(organisations.id, organisationId));
  return organisation?.name ?? "";
}
