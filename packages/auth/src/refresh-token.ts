import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Actor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { record } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { arriving } from "./arriving.ts";

const lastsMs = 90 * 86_400_000;
/** A phone whose answer got lost asks again with the same token; later than this it is somebody else. */
const retryMs = 60_000;

interface TokenRow {
  session_id: string;
  user_id: string;
  organisation_id: string;
  expires_ms: number;
  used_ms: number | null;
}

/** The first refresh token of a session, kept by its digest only. */
export async function issueRefreshToken(ctx: Context, sessionId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await keep(ctx, sessionId, token);
  return token;
}

/**
 * Exchanges a refresh token for its successor. Each is good once: a used one that comes again ends the session, because
 * two hold it. Only a repeat within a minute, before the successor was used, gets the same successor again: it is
 * derived from the token, so that it need not be kept. Throws `session.ended`.
 */
export async function rotateRefreshToken(
  database: Database,
  key: Uint8Array,
  { token, ...given }: { token: string } & Omit<Context, "actor" | "session">,
): Promise<{ sessionId: string; refreshToken: string }> {
  const { sql } = database;
  const [row] = await sql<TokenRow[]>`
    select session_id, user_id, organisation_id, floor(extract(epoch from expires_at) * 1000)::float8 as expires_ms,
           floor(extract(epoch from used_at) * 1000)::float8 as used_ms
      from find_refresh_token(${digestOf(token)})`;
  if (!row || row.expires_ms <= given.now().getTime()) throw new DomainError("session.ended");
  const { session_id: sessionId, user_id: userId, organisation_id: organisationId } = row;
  const actor = arriving({ userId, organisationId });
  const successor = createHmac("sha256", key).update(token).digest("base64url");
  const isOurs = await runAs(database, { ...given, actor }, (ctx) => exchange(ctx, { sessionId, token, successor }));
  if (isOurs) return { sessionId, refreshToken: successor };
  await endReused(database, { ...given, actor }, sessionId);
  throw new DomainError("session.ended");
}

/** Whether the token was the phone's own to exchange; one transaction, so that of two at once the second is a repeat. */
async function exchange(
  ctx: Context,
  { sessionId, token, successor }: { sessionId: string; token: string; successor: string },
): Promise<boolean> {
  return ctx.session.transaction(async (session) => {
    const now = ctx.now();
    const [used] = await session.sql`
      update refresh_tokens set used_at = ${now.toISOString()} where digest = ${digestOf(token)} and used_at is null
      returning session_id`;
    if (used) {
      await keep({ ...ctx, session }, sessionId, successor);
      return true;
    }
    const [repeat] = await session.sql`
      select from refresh_tokens given, refresh_tokens next
       where given.digest = ${digestOf(token)} and next.digest = ${digestOf(successor)}
         and given.used_at > ${new Date(now.getTime() - retryMs).toISOString()} and next.used_at is null`;
    return repeat !== undefined;
  });
}

async function keep({ actor, session, now }: Context, sessionId: string, token: string): Promise<void> {
  const issuedAt = now();
  await session.sql`
    insert into refresh_tokens (digest, session_id, organisation_id, issued_at, expires_at)
    values (${digestOf(token)}, ${sessionId}, ${actor.organisationId}, ${issuedAt.toISOString()},
            ${new Date(issuedAt.getTime() + lastsMs).toISOString()})`;
}

async function endReused(database: Database, given: Omit<Context, "session"> & { actor: Actor }, sessionId: string) {
  const { id: userId } = given.actor;
  await runAs(database, given, (ctx) =>
    transactionally(ctx, async (tx) => {
      const [row] = await tx.context.session.sql<{ ended: boolean }[]>`select end_session(${sessionId}) as ended`;
      if (!row?.ended) return;
      given.log?.warn({ sessionId, userId }, "a refresh token came twice; its session was ended");
      await record(tx, { type: "session.reused_token", sessionId, userId, occurredAt: given.now() });
    }),
  );
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
