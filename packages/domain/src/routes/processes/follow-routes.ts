import { inOrganisation } from "../../actor.ts";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { dueOrganisations } from "../progress/claim-routes.ts";
import { layWays } from "../progress/lay-ways.ts";
import { lookAtRoutes } from "../progress/look-at-routes.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";

/** Routes that are held at a time: what a driver does meanwhile waits for no more than these. */
const atOnce = 25;

/**
 * Follows the routes that drivers took on: where their vehicles are, when their stops will be reached, what that means. Several
 * processes share the work, each taking what nobody else holds. Answers how many routes were looked at.
 */
export async function followRoutes(
  ctx: Context,
  { limit, outside }: { limit: number; outside: OutsideRouting | null },
): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  let done = 0;
  for (const organisationId of await dueOrganisations(ctx)) {
    const own = { ...ctx, actor: inOrganisation(ctx.actor, organisationId, ["hubs.view"]) };
    await layWays(own, { organisationId, limit, outside });
    for (let looked = atOnce; looked === atOnce && done < limit; done += looked)
      looked = await lookAtRoutes(own, { organisationId, limit: Math.min(atOnce, limit - done) });
    if (done >= limit) break;
  }
  return done;
}
