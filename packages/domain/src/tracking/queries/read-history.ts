import { organisations } from "@cartage/db/schema/accounts";
import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { positions } from "@cartage/db/schema/tracking";
import { and, asc, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { seesPosition } from "../../fleet/phone-privacy.ts";
import type { ReadHistory } from "../inputs.ts";
import { type Verdict, verdicts } from "../verdict.ts";

/** Positions by column, in the order of their fix times; arrays of equal length. */
export interface History {
  fixTime: number[];
  latE7: number[];
  lonE7: number[];
  speedMps: (number | null)[];
  headingDeg: (number | null)[];
  accuracyM: (number | null)[];
  verdict: Verdict[];
  /** Where the next page begins, epoch ms; null when this is the last. */
  nextFrom: number | null;
}

/** A vehicle's positions by fix time, doubted ones with their verdicts: those of the devices fitted at the time. Throws `not_found`. */
export async function readHistory(
  ctx: Context,
  { vehicleId, from, to, limit }: z.infer<typeof ReadHistory>,
): Promise<History> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { db } = ctx.session;
  const [vehicle] = await db
    .select({ organisationKey: organisations.key })
    .from(vehicles)
    .innerJoin(organisations, eq(organisations.id, vehicles.organisationId))
    .where(and(eq(vehicles.id, vehicleId), eq(vehicles.organisationId, organisationId)));
  if (!vehicle) throw new DomainError("not_found");

  const rows = await db
    .select({
      fixTime: positions.fixTime,
      latE7: positions.latE7,
      lonE7: positions.lonE7,
      speedCmps: positions.speedCmps,
      headingDdeg: positions.headingDdeg,
      accuracyDm: positions.accuracyDm,
      verdict: positions.verdict,
    })
    .from(fittings)
    .innerJoin(devices, eq(devices.key, fittings.deviceKey))
    .innerJoin(
      positions,
      and(
        eq(positions.organisationKey, vehicle.organisationKey),
        eq(positions.deviceKey, fittings.deviceKey),
        gte(positions.fixTime, fittings.fittedAt),
        or(isNull(fittings.removedAt), lt(positions.fixTime, fittings.removedAt)),
      ),
    )
    .where(
      and(
        eq(fittings.vehicleId, vehicleId),
        gte(positions.fixTime, new Date(from)),
        lt(positions.fixTime, new Date(to)),
        seesPosition(ctx.actor, ctx.now(), { kind: devices.kind, fixTime: positions.fixTime }),
      ),
    )
    .orderBy(asc(positions.fixTime), asc(positions.deviceKey))
    .limit(limit + 1);
  return toColumns(rows, limit);
}

interface Row {
  fixTime: Date;
  latE7: number;
  lonE7: number;
  speedCmps: number | null;
  headingDdeg: number | null;
  accuracyDm: number | null;
  verdict: number;
}

/** A page ends between two times, so that the next can begin at one. */
function toColumns(rows: Row[], limit: number): History {
  const nextFrom = rows[limit]?.fixTime.getTime() ?? null;
  const page = nextFrom === null ? rows : rows.filter(({ fixTime }) => fixTime.getTime() < nextFrom);
  return {
    fixTime: page.map(({ fixTime }) => fixTime.getTime()),
    latE7: page.map(({ latE7 }) => latE7),
    lonE7: page.map(({ lonE7 }) => lonE7),
    speedMps: page.map(({ speedCmps }) => speedCmps && speedCmps / 100),
    headingDeg: page.map(({ headingDdeg }) => headingDdeg && headingDdeg / 10),
    accuracyM: page.map(({ accuracyDm }) => accuracyDm && accuracyDm / 10),
    verdict: page.map(({ verdict }) => verdicts[verdict] ?? "accepted"),
    nextFrom,
  };
}
