import { organisations } from "@cartage/db/schema/accounts";
import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { phonesSeenSince } from "../../fleet/phone-privacy.ts";
import type { ReadHistory } from "../inputs.ts";
import { type JudgedFix, readFixes } from "../packing/read-fixes.ts";
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

  const fitted = await db
    .select({
      deviceKey: fittings.deviceKey,
      kind: devices.kind,
      fittedAt: fittings.fittedAt,
      removedAt: fittings.removedAt,
    })
    .from(fittings)
    .innerJoin(devices, eq(devices.key, fittings.deviceKey))
    .where(
      and(
        eq(fittings.vehicleId, vehicleId),
        lt(fittings.fittedAt, new Date(to)),
        or(isNull(fittings.removedAt), gt(fittings.removedAt, new Date(from))),
      ),
    );
  const phonesSince = (await phonesSeenSince(ctx))?.getTime() ?? Number.NEGATIVE_INFINITY;
  const spans = fitted.map(({ deviceKey, kind, fittedAt, removedAt }) => ({
    organisationKey: vehicle.organisationKey,
    deviceKey,
    from: Math.max(from, fittedAt.getTime(), kind === "phone" ? phonesSince : Number.NEGATIVE_INFINITY),
    until: Math.min(to, removedAt?.getTime() ?? Number.POSITIVE_INFINITY),
  }));
  return toColumns(await readFirst(ctx.session, spans, { from, to, limit }), limit);
}

const dayMs = 86_400_000;

interface OwnSpan {
  organisationKey: number;
  deviceKey: number;
  /** Epoch ms. */
  from: number;
  until: number;
}

/** At least one more than a page, if there are as many: day by day, so that a page does not unpack a month. */
async function readFirst(
  session: Context["session"],
  spans: OwnSpan[],
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<JudgedFix[]> {
  const fixes: JudgedFix[] = [];
  let lengthMs = dayMs;
  for (let start = from; start < to && fixes.length <= limit; start += lengthMs, lengthMs *= 2) {
    const within = spans.flatMap((span) => {
      const [first, end] = [Math.max(span.from, start), Math.min(span.until, start + lengthMs)];
      return first < end ? [{ ...span, from: new Date(first), until: new Date(end) }] : [];
    });
    for (const fix of await readFixes(session, within)) fixes.push(fix);
  }
  return fixes;
}

/** A page ends between two times, so that the next can begin at one. */
function toColumns(fixes: JudgedFix[], limit: number): History {
  const nextFrom = fixes[limit]?.time ?? null;
  const page = nextFrom === null ? fixes : fixes.slice(0, limit).filter(({ time }) => time < nextFrom);
  return {
    fixTime: page.map(({ time }) => time),
    latE7: page.map(({ latE7 }) => latE7),
    lonE7: page.map(({ lonE7 }) => lonE7),
    speedMps: page.map(({ speedMps }) => speedMps),
    headingDeg: page.map(({ headingDeg }) => headingDeg),
    accuracyM: page.map(({ accuracyM }) => accuracyM),
    verdict: page.map(({ verdict }) => verdicts[verdict] ?? "accepted"),
    nextFrom,
  };
}
