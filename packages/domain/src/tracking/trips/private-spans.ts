import { trips, vehicleDerivations } from "@cartage/db/schema/derived";
import { tripLabels } from "@cartage/db/schema/trips";
import { and, asc, eq, gte, inArray, lt, lte } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import { type LabelledSpan, privateSpansOf, type Span } from "./rules.ts";
import { readUnderWay } from "./under-way.ts";

/** A private trip beside the stretch asked for makes the halt between private too. */
const marginMs = 2 * 86_400_000;

export type SpansByVehicle = ReadonlyMap<string, Span[]>;

/** What was said of vehicles' time, oldest word first; `vehicleIds` null asks for all of the organisation. */
export async function readLabels(
  ctx: Context,
  { organisationId, vehicleIds, from, until, onlyPrivate = false }: Asked & { onlyPrivate?: boolean },
): Promise<Map<string, LabelledSpan[]>> {
  const rows = await ctx.session.db
    .select({
      vehicleId: tripLabels.vehicleId,
      from: tripLabels.fromTime,
      until: tripLabels.untilTime,
      label: tripLabels.label,
      wasUnderWay: tripLabels.wasUnderWay,
    })
    .from(tripLabels)
    .where(
      and(
        eq(tripLabels.organisationId, organisationId ?? organisationOf(ctx)),
        vehicleIds ? inArray(tripLabels.vehicleId, vehicleIds) : undefined,
        onlyPrivate ? eq(tripLabels.label, "private") : undefined,
        lt(tripLabels.fromTime, new Date(until)),
        gte(tripLabels.untilTime, new Date(from)),
      ),
    )
    .orderBy(asc(tripLabels.labelledAt), asc(tripLabels.id));
  const labels = Map.groupBy(rows, ({ vehicleId }) => vehicleId);
  return new Map(
    [...labels].map(([vehicleId, list]) => [
      vehicleId,
      list.map(({ from, until, label, wasUnderWay }) => ({
        ...{ from: from.getTime(), until: until.getTime(), label, wasUnderWay },
      })),
    ]),
  );
}

/**
 * When the actor may not see where vehicles were, by vehicle: on private trips, unless the actor runs the organisation.
 * Vehicles without any are missing.
 */
export async function readPrivateSpans(ctx: Context, asked: Asked): Promise<SpansByVehicle> {
  const seesAll = asked.organisationId === undefined && can(ctx.actor, "organisation.manage");
  if (seesAll || asked.vehicleIds?.length === 0) return new Map();
  const wide = { ...asked, from: asked.from - marginMs, until: asked.until + marginMs };
  const vehicleIds = [...(await readLabels(ctx, { ...wide, onlyPrivate: true })).keys()];
  if (vehicleIds.length === 0) return new Map();
  const [labels, drives] = await Promise.all([
    readLabels(ctx, { ...wide, vehicleIds }),
    readDrives(ctx, { ...wide, vehicleIds }),
  ]);
  return new Map(vehicleIds.map((id) => [id, privateSpansOf(drives.get(id) ?? [], labels.get(id) ?? [])]));
}

/** When vehicles were on trips, the one under way until now. */
async function readDrives(ctx: Context, { vehicleIds, from, until }: Asked & { vehicleIds: string[] }) {
  const { db } = ctx.session;
  const closed = await db
    .select({ vehicleId: trips.vehicleId, from: trips.startedAt, until: trips.endedAt })
    .from(trips)
    .where(
      and(
        inArray(trips.vehicleId, vehicleIds),
        lte(trips.startedAt, new Date(until)),
        gte(trips.endedAt, new Date(from)),
      ),
    );
  const open = await db
    .select({ vehicleId: vehicleDerivations.vehicleId, current: vehicleDerivations.current })
    .from(vehicleDerivations)
    .where(inArray(vehicleDerivations.vehicleId, vehicleIds));
  const drives = closed.map(({ vehicleId, from, until }) => ({
    vehicleId,
    from: from.getTime(),
    until: until.getTime(),
  }));
  for (const { vehicleId, current } of open) {
    const { trip } = readUnderWay(current);
    if (trip) drives.push({ vehicleId, from: trip.startedAt, until: Math.max(trip.startedAt, ctx.now().getTime()) });
  }
  return Map.groupBy(drives, ({ vehicleId }) => vehicleId);
}

interface Asked {
  /** For what is told outside, where nobody is known to run the organisation; else the actor's. */
  organisationId?: string | undefined;
  vehicleIds: string[] | null;
  from: number;
  until: number;
}

function organisationOf({ actor }: Context): string {
  if (actor.organisationId === null) throw new DomainError("forbidden");
  return actor.organisationId;
}
