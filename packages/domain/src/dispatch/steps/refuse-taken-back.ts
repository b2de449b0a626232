import { DomainError } from "../../errors.ts";
import type { RouteRow } from "../../routes/hold-route.ts";

/** Nobody is told of a route that its dispatcher or driver turned back while it was being sent. Throws `route.not_now`. */
export function refuseTakenBack({ state }: RouteRow): void {
  if (state === "planned" || state === "cancelled") throw new DomainError("route.not_now", { about: { state } });
}
