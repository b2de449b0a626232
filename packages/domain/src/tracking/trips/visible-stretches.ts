import { organisations } from "@cartage/db/schema/accounts";
import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { groupAndBelow } from "../../fleet/group-and-below.ts";
import { can } from "../../permissions.ts";
import { readPrivateSpans } from "./private-spans.ts";
import { isWithin, overlapMs, type Span, without } from "./rules.ts";

/** When which device told where a vehicle was, as far as the actor may see it; epoch ms. */
export interface Stretch {
  vehicleId: string;
  organisationKey: number;
  deviceKey: number;
  deviceId: string;
  from: number;
  until: number;
}

interface Asked {
  /** All of the organisation's without them. */
  vehicleIds?: string[] | undefined;
  groupId?: string | undefined;
  from: number;
  until: number;
}

/**
 * The fittings of vehicles within a time, without what is hidden from the actor: what phones reported longer ago than the
 * organisation shows (as `seesPosition`), and private trips.
 */
export async function readVisibleStretches(
  ctx: Context,
  { vehicleIds, groupId, from, until }: Asked,
): Promise<Stretch[]> {
  const { organisationId } = ctx.actor;
  if (organisationId === null || vehicleIds?.length === 0) return [];
  const rows = await ctx.session.db
    .select({
      vehicleId: fittings.vehicleId,
      organisationKey: organisations.key,
      deviceKey: fittings.deviceKey,
      deviceId: fittings.deviceId,
      kind: devices.kind,
      phoneHistoryDays: organisations.phoneHistoryDays,
      fittedAt: fittings.fittedAt,
      removedAt: fittings.removedAt,
    })
    .from(fittings)
    .innerJoin(devices, eq(devices.key, fittings.deviceKey))
    .innerJoin(organisations, eq(organisations.id, fittings.organisationId))
    .innerJoin(vehicles, eq(vehicles.id, fittings.vehicleId))
    .where(
      and(
        eq(fittings.organisationId, organisationId),
        vehicleIds ? inArray(fittings.vehicleId, vehicleIds) : undefined,
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        lt(fittings.fittedAt, new Date(until)),
        or(isNull(fittings.removedAt), gt(fittings.removedAt, new Date(from))),
      ),
    )
    .orderBy(fittings.vehicleId, fittings.fittedAt);
  const hidden = await readPrivateSpans(ctx, { vehicleIds: vehicleIds ?? null, from, until });
  const seesOldPhones = can(ctx.actor, "organisation.manage");
  return rows.flatMap(({ kind, phoneHistoryDays, fittedAt, removedAt, ...of }) => {
    const isCut = kind === "phone" && phoneHistoryDays !== null && !seesOldPhones;
    const shownFrom = isCut ? ctx.now().getTime() - phoneHistoryDays * 86_400_000 : 0;
    const fitted = {
      from: Math.max(from, fittedAt.getTime(), shownFrom),
      until: Math.min(until, removedAt?.getTime() ?? until),
    };
    return fitted.from < fitted.until
      ? without(fitted, toTheirEnds(hidden.get(of.vehicleId))).map((span) => ({ ...of, ...span }))
      : [];
  });
}

/** The fix that ends a private trip is private too. */
const toTheirEnds = (spans: Span[] = []) => spans.map(({ from, until }) => ({ from, until: until + 1 }));

interface VehicleMoment {
  vehicleId: string;
  /** Epoch ms. */
  at: number;
}

/**
 * Whether the actor may see where a vehicle was at a moment, for moments of many vehicles: not on private trips, from their
 * start to their end. With `organisationId`, whether everybody may, whom it is told to.
 */
export async function readSeesMoment(
  ctx: Context,
  moments: readonly VehicleMoment[],
  { organisationId }: { organisationId?: string } = {},
): Promise<(moment: VehicleMoment) => boolean> {
  if (moments.length === 0) return () => true;
  const vehicleIds = [...new Set(moments.map(({ vehicleId }) => vehicleId))];
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at } of moments) [from, until] = [Math.min(from, at), Math.max(until, at + 1)];
  const hidden = await readPrivateSpans(ctx, { vehicleIds, from, until, organisationId });
  return ({ vehicleId, at }) => !isWithin(hidden.get(vehicleId) ?? [], at);
}

/** The same of a device: whether the actor may see where it was throughout a span; it was where its vehicle then was. */
export async function readSeesDevice(ctx: Context, deviceId: string, { from, until }: Span) {
  const rows = await ctx.session.db
    .select({ vehicleId: fittings.vehicleId, fittedAt: fittings.fittedAt, removedAt: fittings.removedAt })
    .from(fittings)
    .where(
      and(
        eq(fittings.deviceId, deviceId),
        lt(fittings.fittedAt, new Date(until)),
        or(isNull(fittings.removedAt), gt(fittings.removedAt, new Date(from))),
      ),
    );
  const vehicleIds = rows.map(({ vehicleId }) => vehicleId);
  const hidden = await readPrivateSpans(ctx, { vehicleIds, from, until });
  const spans = rows.flatMap(({ vehicleId, fittedAt, removedAt }) =>
    toTheirEnds(hidden.get(vehicleId)).map((span) => ({
      from: Math.max(span.from, fittedAt.getTime()),
      until: Math.min(span.until, removedAt?.getTime() ?? Number.POSITIVE_INFINITY),
    })),
  );
  return (shown: Span) => !spans.some((span) => overlapMs(span, { from: shown.from, until: shown.until + 1 }) > 0);
}
