import { listMemberships, type SignedIn } from "@cartage/auth/signed-in";
import { type OrganisationProfile, readProfile } from "@cartage/domain/accounts/queries/read-profile";
import type { Capability, Role } from "@cartage/domain/permissions";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

export interface Me {
  user: { id: string; name: string; email: string; isEmailVerified: boolean };
  /** With what its people's screens follow; null for people of the platform. */
  organisation: ({ id: string; name: string } & OrganisationProfile) | null;
  role: Role;
  /** What screens may offer. */
  capabilities: readonly Capability[];
  /** Whether a second factor comes before anything else: to be shown if the person has one, else to be set up. */
  lacksSecondFactor: boolean;
  hasSecondFactor: boolean;
  /** Who acts on the person's behalf, why, and until when in epoch ms. */
  behind: { name: string; reason: string; until: number } | null;
  /** Whether the person works for the platform too. */
  isOfPlatform: boolean;
  /** All organisations that the person is a member of. */
  organisations: { id: string; name: string; role: Role }[];
}

/** Who is signed in, and what they may do. */
export async function readMe(ctx: CallContext & { person: SignedIn }): Promise<Me> {
  const { person, services } = ctx;
  const { id, name, email, isEmailVerified } = person.user;
  const [organisations, profile] = await Promise.all([
    listMemberships(services.database, person.sessionId),
    person.organisation && briefly(ctx, person.actor, readProfile),
  ]);
  const { organisation, role, actor, lacksSecondFactor, hasSecondFactor, behind, platformRole } = person;
  return {
    user: { id, name, email, isEmailVerified },
    organisation: organisation && profile && { ...organisation, ...profile },
    role,
    capabilities: actor.capabilities,
    lacksSecondFactor,
    hasSecondFactor,
    behind: behind && { name: behind.name, reason: behind.reason, until: behind.until.getTime() },
    isOfPlatform: platformRole !== null,
    organisations,
  };
}
