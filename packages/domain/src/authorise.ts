import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { can, type OrganisationCapability, type PlatformCapability } from "./permissions.ts";

/** An actor inside an organisation. */
export type Insider = Actor & { organisationId: string };

/** Lets an actor pass who holds the capability in an organisation. Throws `forbidden`. */
export function authorise(actor: Actor, capability: OrganisationCapability): Insider {
  if (actor.organisationId === null || !can(actor, capability)) throw new DomainError("forbidden");
  return { ...actor, organisationId: actor.organisationId };
}

/** Lets an actor pass who holds the capability on the platform. Throws `forbidden`. */
export function authoriseOnPlatform(actor: Actor, capability: PlatformCapability): Actor {
  if (!can(actor, capability)) throw new DomainError("forbidden");
  return actor;
}
