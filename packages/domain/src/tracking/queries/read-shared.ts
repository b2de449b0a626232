import { organisations } from "@cartage/db/schema/accounts";
import { trackShares } from "@cartage/db/schema/shares";
import { and, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { readOverviews } from "../packing/read-overviews.ts";
import { blurWay, type SharedWay } from "../sharing/blur.ts";
import { readVisibleStretches } from "../trips/visible-stretches.ts";

/** So fine is the line that is shown, m; finer tells nothing more to look at. */
const toleranceM = 5;

/** What a link shows: whose way, from when to when, and the way as blurred as was asked. Not which vehicle it was. */
export interface Shared {
  organisationName: string;
  note: string | null;
  from: number;
  until: number;
  expiresAt: number;
  blurM: number;
  hidesEndsM: number;
  way: SharedWay;
}

/**
 * What a link shows, for whom it let in. Private trips, and what phones reported longer ago than the organisation shows,
 * are not in it. Throws `not_found`.
 */
export async function readShared(ctx: Context, { shareId }: { shareId: string }): Promise<Shared> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const [share] = await ctx.session.db
    .select({
      vehicleId: trackShares.vehicleId,
      organisationName: organisations.name,
      note: trackShares.note,
      from: trackShares.fromTime,
      until: trackShares.untilTime,
      expiresAt: trackShares.expiresAt,
      blurM: trackShares.blurM,
      hidesEndsM: trackShares.hidesEndsM,
      seed: trackShares.seed,
    })
    .from(trackShares)
    .innerJoin(organisations, eq(organisations.id, trackShares.organisationId))
    .where(and(eq(trackShares.id, shareId), eq(trackShares.organisationId, organisationId)));
  if (!share) throw new DomainError("not_found");
  const { vehicleId, seed, from, until, expiresAt, ...told } = share;
  const asked = { vehicleIds: [vehicleId], from: from.getTime(), until: until.getTime() };
  const stretches = await readVisibleStretches(ctx, asked);
  const ways = await readOverviews(
    ctx.session,
    stretches.map(({ from, until, ...of }) => ({ ...of, from: new Date(from), until: new Date(until), toleranceM })),
  );
  const fixes = ways
    .flatMap(({ times, latE7, lonE7 }) =>
      Array.from(times, (time, at) => ({ time, latE7: latE7[at] ?? 0, lonE7: lonE7[at] ?? 0 })),
    )
    .sort((a, b) => a.time - b.time);
  const way = {
    times: fixes.map(({ time }) => time),
    latE7: fixes.map(({ latE7 }) => latE7),
    lonE7: fixes.map(({ lonE7 }) => lonE7),
  };
  return {
    ...told,
    from: asked.from,
    until: asked.until,
    expiresAt: expiresAt.getTime(),
    way: blurWay(way, { blurM: told.blurM, hidesEndsM: told.hidesEndsM, seed }),
  };
}
