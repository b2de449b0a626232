import type { CallSubject } from "@cartage/auth/call-limit";
import type { Actor } from "@cartage/domain/actor";
import { DomainError } from "@cartage/domain/errors";
import type { Services } from "./services.ts";

/** Whom an actor's calls count for. */
export function subjectsOf({ id, organisationId }: Pick<Actor, "id" | "organisationId">): CallSubject[] {
  return [{ kind: "caller", id }, ...(organisationId ? [{ kind: "organisation", id: organisationId } as const] : [])];
}

/** The seconds that who calls too often has to wait; null for who may go on. */
export async function waitOf({ people }: Pick<Services, "people">, subjects: CallSubject[]): Promise<number | null> {
  return (await people?.limitCalls?.(subjects)) ?? null;
}

/** Who calls too often has to wait. Throws `request.too_many`, with the seconds. */
export async function holdBack(services: Pick<Services, "people">, subjects: CallSubject[]): Promise<void> {
  const waitS = await waitOf(services, subjects);
  if (waitS !== null) throw new DomainError("request.too_many", { about: { retryAfterS: String(waitS) } });
}
