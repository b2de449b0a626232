import { listMemberships, type SignedIn } from "@cartage/auth/signed-in";
import type { Capability, Role } from "@cartage/domain/permissions";
import type { CallContext } from "../call-context.ts";

export interface Me {
  user: { id: string; name: string; email: string; isEmailVerified: boolean };
  /** Null for people of the platform. */
  organisation: { id: string; name: string } | null;
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
export async function readMe({ person, services }: CallContext & { person: SignedIn }): Promise<Me> {
  const { id, name, email, isEmailVerified } = person.user;
  const organisations = await listMemberships(services.database, person.sessionId);
  const { organisation, role, actor, lacksSecondFactor, hasSecondFactor, behind, platformRole } = person;
  return {
    user: { id, name, email, isEmailVerified },
    organisation,
    role,
    capabilities: actor.capabilities,
    lacksSecondFactor,
    hasSecondFactor,
    behind: behind && { name: behind.name, reason: behind.reason, until: behind.until.getTime() },
    isOfPlatform: platformRole !== null,
    organisations,
  };
}
