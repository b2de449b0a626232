import { newId } from "@cartage/db/id";
import { signIn } from "@cartage/domain/accounts/commands/sign-in";
import type { Context } from "@cartage/domain/context";
import { DomainError, type DomainErrorCode } from "@cartage/domain/errors";
import { record } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { arriving } from "../arriving.ts";
import { type Claims, roleFor } from "./claims.ts";
import type { IdentityProvider } from "./identity-provider.ts";

type Given = Omit<Context, "actor" | "session"> & { userAgent: string | null; address: string | null };

type Outcome = "admitted" | "joined" | "foreign" | "not_member" | "deactivated" | "platform";

interface Admitted {
  outcome: Outcome;
  user_id: string | null;
  organisation_id: string | null;
  role_before: string | null;
  role_after: string | null;
}

/** The provider is asked again after a working day: who left there is out here too. */
const lastsMs = 12 * 3_600_000;

const refusalOf = {
  foreign: "sso.foreign_address",
  not_member: "sso.not_member",
  deactivated: "sso.not_member",
  platform: "sso.refused",
} as const satisfies Partial<Record<Outcome, DomainErrorCode>>;

/**
 * Signs in whom an organisation's provider vouches for: into that organisation only, for twelve hours. Somebody new
 * becomes a member with the role that the provider's rules give; a member's role follows the mapping. Throws
 * `sso.refused` for a provider that is switched off, `sign_in.suspended` for a suspended organisation's, `sso.foreign_address` for an address outside its domains,
 * `sso.not_member` for who is none and gets no role.
 */
export async function signInByProvider(
  database: Database,
  provider: IdentityProvider,
  claims: Claims,
  given: Given,
): Promise<{ sessionId: string }> {
  if (!provider.isEnabled || claims.email === null) throw new DomainError("sso.refused");
  if (provider.isSuspended) throw new DomainError("sign_in.suspended");
  const { organisationId } = provider;
  const admitted = await admit(database, provider, claims, given);
  const { userId } = admitted;
  return runAs(database, { ...given, actor: arriving({ userId, organisationId }) }, async (ctx) => {
    await transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const about = { memberId: userId, occurredAt: now } as const;
      const by = { identityProviderId: provider.id };
      if (admitted.hasJoined)
        await record(tx, { type: "member.joined", ...about }, { after: { role: admitted.role, ...by } });
      else if (admitted.roleBefore !== admitted.role) {
        const change = { before: { role: admitted.roleBefore }, after: { role: admitted.role, ...by } };
        await record(tx, { type: "member.role_changed", ...about }, change);
      }
    });
    const { userAgent, address } = given;
    const signedIn = await signIn(ctx, { userId, organisationId, kind: "web", userAgent, address });
    const now = ctx.now();
    const until = new Date(now.getTime() + lastsMs).toISOString();
    // on the connection that is held already: who waits for a second one may wait for those who wait for this one
    await ctx.session.sql`
      select note_session_provider(${signedIn.sessionId}, ${provider.id}, ${now.toISOString()}, ${until})`;
    return signedIn;
  });
}

async function admit(
  { sql }: Database,
  provider: IdentityProvider,
  { subject, email, name, roles }: Claims,
  given: Given,
) {
  const { role, isMapped } = roleFor({ roles }, provider);
  const [row] = await sql<Admitted[]>`
    select * from admit_identity(${provider.id}, ${subject}, ${email}, ${name ?? nameFrom(email ?? "")}, ${role},
      ${isMapped}, ${newId()}, ${newId()}, ${given.now().toISOString()})`;
  if (!row) throw new Error("admit_identity answered nothing.");
  if (row.outcome !== "admitted" && row.outcome !== "joined") throw new DomainError(refusalOf[row.outcome]);
  if (row.user_id === null) throw new Error("admit_identity let somebody in whom it did not name.");
  const { user_id: userId, role_before: roleBefore, role_after } = row;
  return { userId, hasJoined: row.outcome === "joined", roleBefore, role: role_after };
}

/** Until they give another one, somebody is called what stands before the @. */
const nameFrom = (email: string): string => email.split("@", 1)[0] ?? email;

/** What an administrator's try of a provider has shown; nobody is signed in by it. */
export async function noteProviderTest(
  { sql }: Database,
  provider: IdentityProvider,
  claims: Claims,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<boolean> {
  const { role } = roleFor(claims, provider);
  const [asked] = await sql<{ ours: boolean }[]>`
    select answers_for_address(${provider.id}, ${claims.email ?? ""}) as ours`;
  const { email, name, roles } = claims;
  const test = { email, name, roles, role, isOurs: asked?.ours ?? false };
  const [row] = await sql<{ noted: boolean }[]>`
    select note_provider_test(${provider.id}, ${sessionId}, ${JSON.stringify(test)}::text::jsonb, ${now.toISOString()}) as noted`;
  return row?.noted ?? false;
}
