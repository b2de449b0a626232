import { createHash } from "node:crypto";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { queueMail } from "@cartage/domain/notifications/queue-mail";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { nobody } from "./arriving.ts";

/** What is guessed at: the password of an address, or, of somebody known, the second factor or the password once more. */
export type Guessed =
  | { kind: "password"; email: string }
  | { kind: "second_factor" | "password_again"; userId: string };

/** Short enough that nobody is kept out for long by somebody else's guesses. */
export const longestWaitS = 900;
const tellFrom = 5;

/**
 * Begins an attempt, which counts as wrong until `succeedAttempt`. Throws `sign_in.wait`, with the seconds, while earlier
 * wrong ones ask for a wait: 1 s after the third in a row, twice as long after each further one, 15 minutes at most.
 */
export async function beginAttempt({ sql }: Database, guessed: Guessed, now: Date): Promise<void> {
  const [row] = await sql<{ wait_s: number }[]>`
    select begin_attempt(${subjectOf(guessed)}, ${longestWaitS}, ${now.toISOString()}) as wait_s`;
  const waitS = row?.wait_s ?? 0;
  if (waitS === 0) return;
  // a long wait is told in minutes
  const waitMin = waitS > 90 ? Math.ceil(waitS / 60) : 0;
  throw new DomainError("sign_in.wait", { about: { retryAfterS: String(waitS), retryAfterMin: String(waitMin) } });
}

/** It was right: what was wrong before no longer counts. */
export async function succeedAttempt({ sql }: Database, guessed: Guessed): Promise<void> {
  await sql`select succeed_attempt(${subjectOf(guessed)})`;
}

/** After a wrong attempt: from the fifth in a row on the person is told by mail, at most once a day. */
export async function tellOfAttempts(
  database: Database,
  guessed: Guessed,
  given: Omit<Context, "actor" | "session">,
): Promise<void> {
  if (!given.secrets) return;
  const { email, userId } = { email: null, userId: null, ...guessed };
  await runAs(database, { ...given, actor: nobody }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const [person] = await tx.context.session.sql<{ email: string; locale: string }[]>`
        select email, locale from take_attempt_notice(${subjectOf(guessed)}, ${email}, ${userId}, ${tellFrom},
          ${ctx.now().toISOString()})`;
      if (!person) return;
      const content = {
        kind: guessed.kind === "second_factor" ? "codes_tried" : "passwords_tried",
        path: "/forgot",
      } as const;
      await queueMail(tx, { recipient: person.email, locale: person.locale, content });
    }),
  );
}

function subjectOf(guessed: Guessed): Buffer {
  const who = guessed.kind === "password" ? guessed.email.trim().toLowerCase() : guessed.userId;
  return createHash("sha256").update(`${guessed.kind}:${who}`).digest();
}
