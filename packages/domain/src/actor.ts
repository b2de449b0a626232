import { type ApiKeyScope, type Capability, capabilitiesOf, neverOnBehalf, type Role } from "./permissions.ts";

/** Whoever a command runs for. Its organisation is the only one that it can reach. */
export interface Actor {
  kind: "user" | "driver" | "device" | "api_key" | "process" | "recipient";
  /** The user's, device's, key's or process' id; a recipient's is that of the link. */
  id: string;
  organisationId: string | null;
  capabilities: readonly Capability[];
  /** Null for machines, which have no role. */
  role: Role | null;
  /** The sign-in it came with; ending that ends what the actor may do. */
  sessionId: string | null;
  /** The person who acts on the user's behalf; null when it is the user. */
  behindId: string | null;
}

/** A person, as the sign-in shows them. In an organisation the member's role counts, outside it the platform's. */
export function userActor({
  userId,
  sessionId,
  organisationId,
  role,
  behindId = null,
}: {
  userId: string;
  sessionId: string;
  organisationId: string | null;
  role: Role;
  behindId?: string | null;
}): Actor {
  const kind = role === "driver" ? "driver" : "user";
  const own: readonly Capability[] = capabilitiesOf[role];
  const blocked: readonly Capability[] = behindId === null ? [] : neverOnBehalf;
  const capabilities = own.filter((capability) => !blocked.includes(capability));
  return { kind, id: userId, organisationId, capabilities, role, sessionId, behindId };
}

/** A device that proved its secret. */
export function deviceActor({ deviceId, organisationId }: { deviceId: string; organisationId: string }): Actor {
  return { ...machine, kind: "device", id: deviceId, organisationId, capabilities: ["positions.send"] };
}

/** A program with an API key, which may do what the key's scopes say. */
export function apiKeyActor({
  apiKeyId,
  organisationId,
  scopes,
}: {
  apiKeyId: string;
  organisationId: string;
  scopes: readonly ApiKeyScope[];
}): Actor {
  return { ...machine, kind: "api_key", id: apiKeyId, organisationId, capabilities: scopes };
}

/** One of our own processes, named by its instance id. */
export function processActor(instanceId: string): Actor {
  return { ...machine, kind: "process", id: instanceId, organisationId: null, capabilities: ["instances.keep"] };
}

/** A process at work for one organisation. */
export function inOrganisation(actor: Actor, organisationId: string, capabilities: readonly Capability[]): Actor {
  return { ...actor, organisationId, capabilities: [...actor.capabilities, ...capabilities] };
}

/** A provider outside whose signed events keep users and subscriptions in step. */
export function webhookActor(provider: string): Actor {
  return {
    ...machine,
    kind: "process",
    id: `webhook:${provider}`,
    organisationId: null,
    capabilities: ["webhooks.receive"],
  };
}

/** Whoever makes the orders of an organisation's calendars; which ones there are was decided by its people. */
export function recurringActor(organisationId: string): Actor {
  return { ...machine, kind: "process", id: "recurring", organisationId, capabilities: ["orders.edit"] };
}

/** Whoever looks up where the orders of a file are; which orders those are was decided by people. */
export function locatingActor(organisationId: string): Actor {
  return { ...machine, kind: "process", id: "locating", organisationId, capabilities: ["orders.edit"] };
}

/** The live hub of a process, reading for all who watch one organisation; each of them was authorised by itself. */
export function observerActor(organisationId: string): Actor {
  return { ...machine, kind: "process", id: "live", organisationId, capabilities: ["tracking.view"] };
}

/** Whoever opened a link to a track; what it shows is decided by the link. */
export function shareActor({ shareId, organisationId }: { shareId: string; organisationId: string }): Actor {
  return { ...machine, kind: "process", id: `share:${shareId}`, organisationId, capabilities: ["tracking.view"] };
}

/** Whoever opened the tracking link of an order, which is the only one that it reaches. */
export function recipientActor({ linkId, organisationId }: { linkId: string; organisationId: string }): Actor {
  const capabilities = ["own_order.view", "own_order.change"] as const;
  return { ...machine, kind: "recipient", id: linkId, organisationId, capabilities };
}

/** Whoever looks at an organisation's public page. */
export function strangerActor(organisationId: string): Actor {
  return { ...machine, kind: "recipient", id: "public-page", organisationId, capabilities: ["public_page.use"] };
}

const machine = { role: null, sessionId: null, behindId: null } as const;
