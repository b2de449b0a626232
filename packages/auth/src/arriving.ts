import type { Actor } from "@cartage/domain/actor";

/** A person who was recognised and is not signed in yet: may do nothing, but events name them. */
export function arriving({ userId, organisationId }: { userId: string; organisationId: string | null }): Actor {
  return { kind: "user", id: userId, organisationId, capabilities: [], role: null, sessionId: null, behindId: null };
}

/** Who asks is not known before the address is. */
export const nobody: Actor = arriving({ userId: "unknown", organisationId: null });
