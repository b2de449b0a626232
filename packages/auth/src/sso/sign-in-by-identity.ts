import { signIn } from "@cartage/domain/accounts/commands/sign-in";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { type Database, runAs } from "@cartage/domain/run-as";
import { arriving } from "../arriving.ts";
import { refuseSuspended } from "../suspension.ts";
import { findProviderOfAddress } from "./identity-provider.ts";

export interface Identity {
  /** The id of a provider of the installation. */
  provider: string;
  subject: string;
  /** Null unless the provider has verified that it is theirs. */
  verifiedEmail: string | null;
}

type Given = Omit<Context, "actor" | "session"> & { userAgent: string | null; address: string | null };

/**
 * Signs in whom a provider of the installation names: who came by it before, or has the address that it has verified.
 * Nobody new: that is an organisation's own provider's. Throws `sso.no_account`, `sign_in.suspended`, `sign_in.no_organisation`, and
 * `sign_in.use_sso` for an address whose organisation signs in by its own provider alone.
 */
export async function signInByIdentity(
  database: Database,
  { provider, subject, verifiedEmail }: Identity,
  given: Given,
): Promise<{ sessionId: string }> {
  const own = verifiedEmail === null ? null : await findProviderOfAddress(database, verifiedEmail);
  if (own?.isEnforced) throw new DomainError("sign_in.use_sso");
  const [row] = await database.sql<{ user_id: string; organisation_id: string | null; platform_role: string | null }[]>`
    select * from recognise_identity(${provider}, ${subject}, ${verifiedEmail}, ${given.now().toISOString()})`;
  if (!row) throw new DomainError("sso.no_account");
  const { user_id: userId, organisation_id: organisationId } = row;
  if (organisationId === null && row.platform_role === null) {
    await refuseSuspended(database, userId);
    throw new DomainError("sign_in.no_organisation");
  }
  const { userAgent, address } = given;
  return runAs(database, { ...given, actor: arriving({ userId, organisationId }) }, (ctx) =>
    signIn(ctx, { userId, organisationId, kind: "web", userAgent, address }),
  );
}
