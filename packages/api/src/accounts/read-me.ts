import { listMemberships, type SignedIn } from "@cartage/auth/signed-in";
import { type OrganisationProfile, readProfile } from "@cartage/domain/accounts/queries/read-profile";
import type { Capability, Role } from "@cartage/domain/permissions";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

export interface Me {
  user: { id: string; name: string; email: string };
  /** With what its people's screens follow; null for people of the platform. */
  organisation: ({ id: string; name: string } & OrganisationProfile) | null;
  role: Role;
  /** What screens may offer. */
  capabilities: readonly Capability[];
  /** Whether the organisation asks for a second factor before anything else. */
  lacksSecondFactor: boolean;
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
  const { id, name, email } = person.user;
  const [organisations, profile] = await Promise.all([
    listMemberships(services.database, person.sessionId),
    person.organisation && briefly(ctx, person.actor, readProfile),
  ]);
  const { organisation, role, actor, lacksSecondFactor, behind, platformRole } = person;
  return {
    user: { id, name, email },
    organisation: organisation && profile && { ...organisation, ...profile },
    role,
    capabilities: actor.capabilities,
    lacksSecondFactor,
    behind: behind && { name: behind.name, reason: behind.reason, until: behind.until.getTime() },
    isOfPlatform: platformRole !== null,
    organisations,
  };
}
