import { createHash, randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import type { CheckNewPassword } from "./new-password.ts";
import { hashPassword } from "./password.ts";

const lastsMs = 24 * 3_600_000;

/**
 * A one-time link for an installation without users, or null when it has some. `database` is cartage_platform's.
 * A new link makes the earlier ones void.
 */
export async function createSetupLink(
  { sql }: Database,
  { publicUrl, now }: { publicUrl: string; now: Date },
): Promise<string | null> {
  const token = randomBytes(32).toString("base64url");
  const created = await sql.begin(async (tx) => {
    const [user] = await tx`select 1 from users limit 1`;
    if (user) return false;
    await tx`update setup_links set used_at = ${now.toISOString()} where used_at is null`;
    await tx`
      insert into setup_links (digest, created_at, expires_at)
      values (${digestOf(token)}, ${now.toISOString()}, ${new Date(now.getTime() + lastsMs).toISOString()})`;
    return true;
  });
  return created ? new URL(`/setup/${token}`, publicUrl).href : null;
}

export interface SetupAnswer {
  name: string;
  email: string;
  password: string;
  /** The first organisation, whose administrator the person becomes too. */
  organisation?: string | undefined;
}

/** Redeems the link: makes the first user, a platform administrator. Throws `setup.link_invalid`, and `setup.done_already` once users exist. */
export async function redeemSetupLink(
  { sql }: Database,
  token: string,
  { name, email, password, organisation, now, check }: SetupAnswer & { now: Date; check: CheckNewPassword },
): Promise<{ userId: string; organisationId: string | null }> {
  await check(password, [name, email, organisation ?? ""]);
  const passwordHash = await hashPassword(password);
  return sql.begin(async (tx) => {
    const [link] = await tx`
      update setup_links set used_at = ${now.toISOString()}
       where digest = ${digestOf(token)} and used_at is null and expires_at > ${now.toISOString()}
      returning digest`;
    if (!link) throw new DomainError("setup.link_invalid");
    const [user] = await tx`select 1 from users limit 1`;
    if (user) throw new DomainError("setup.done_already");
    const userId = newId();
    const organisationId = organisation === undefined ? null : newId();
    await tx`
      insert into users (id, email, name, password_hash, platform_role, created_at)
      values (${userId}, ${email}, ${name}, ${passwordHash}, 'platform_administrator', ${now.toISOString()})`;
    if (organisation !== undefined && organisationId) {
      await tx`
        insert into organisations (id, name, created_at) values (${organisationId}, ${organisation}, ${now.toISOString()})`;
      await tx`
        insert into members (id, organisation_id, user_id, role, created_at)
        values (${newId()}, ${organisationId}, ${userId}, 'organisation_administrator', ${now.toISOString()})`;
      await tx`update organisations set owner_id = ${userId} where id = ${organisationId}`;
    }
    if (organisationId) {
      await tx`
        insert into outbox (event_id, organisation_id, type, body, occurred_at)
        values (${newId()}, ${organisationId}, 'organisation.founded',
          jsonb_build_object('userId', ${userId}::text, 'actor', jsonb_build_object('kind', 'user', 'id', ${userId}::text)),
          ${now.toISOString()})`;
    }
    return { userId, organisationId };
  });
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
