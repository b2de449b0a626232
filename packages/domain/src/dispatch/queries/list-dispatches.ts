import { organisations } from "@cartage/db/schema/accounts";
import { dispatches } from "@cartage/db/schema/dispatch";
import { vehicles } from "@cartage/db/schema/fleet";
import { routes } from "@cartage/db/schema/routes";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListDispatches } from "../inputs.ts";
import { type DispatchRow, readSteps, toDispatchRow } from "./read-dispatch.ts";

export interface ListedDispatch extends DispatchRow {
  organisation: { id: string; name: string };
  vehicle: string;
  /** YYYY-MM-DD. */
  day: string;
  /** Under way, and not moved for a while. */
  isStuck: boolean;
}

const stuckAfterMs = 2 * 60_000;
const newestFirst = byInstant(dispatches.askedAt);

/** Every organisation's dispatches, the newest first. */
export async function listDispatches(
  ctx: Context,
  { search, state, isStuck, cursor, limit }: z.infer<typeof ListDispatches>,
): Promise<Page<ListedDispatch>> {
  authoriseOnPlatform(ctx.actor, "organisations.view");
  const stuckBefore = new Date(ctx.now().getTime() - stuckAfterMs);
  const rows = await ctx.session.db
    .select({
      dispatch: dispatches,
      organisation: { id: organisations.id, name: organisations.name },
      vehicle: vehicles.name,
      day: routes.day,
      sortedBy: newestFirst.key,
    })
    .from(dispatches)
    .innerJoin(organisations, eq(organisations.id, dispatches.organisationId))
    .innerJoin(routes, eq(routes.id, dispatches.routeId))
    .innerJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .where(
      and(
        contains(sql`concat_ws(' ', ${vehicles.name}, ${organisations.name})`, search),
        state && eq(dispatches.state, state),
        isStuck ? and(isNull(dispatches.endedAt), lt(dispatches.movedAt, stuckBefore)) : undefined,
        afterCursor(cursor, newestFirst, dispatches.id, "desc"),
      ),
    )
    .orderBy(...ordered(newestFirst, dispatches.id, "desc"))
    .limit(limit + 1);
  const steps = await readSteps(
    ctx,
    rows.map(({ dispatch }) => dispatch.id),
  );
  return page(rows, {
    limit,
    keyOf: ({ dispatch, sortedBy }) => [sortedBy, dispatch.id],
    toItem: ({ dispatch, organisation, vehicle, day }) => ({
      ...toDispatchRow(dispatch),
      ...{ organisation, vehicle, day },
      steps: steps.get(dispatch.id) ?? [],
      isStuck: dispatch.endedAt === null && dispatch.movedAt < stuckBefore,
    }),
  });
}
