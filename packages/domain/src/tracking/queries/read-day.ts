import { halts } from "@cartage/db/schema/derived";
import { geofences, visits } from "@cartage/db/schema/geofences";
import { tripEdits } from "@cartage/db/schema/trips";
import { and, asc, eq, gt, gte, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { describeTrips, type Trip } from "../trips/describe-trips.ts";
import { expectVehicle } from "../trips/expect-vehicle.ts";
import type { ReadDay } from "../trips/inputs.ts";
import { namePlaces, type Place } from "../trips/place.ts";
import { readPrivateSpans } from "../trips/private-spans.ts";
import { readCurrent, readVehicleTrips } from "../trips/read-vehicle-trips.ts";
import { isWithin, overlapMs, type Span } from "../trips/rules.ts";
import { shareInside } from "../trips/share-inside.ts";
import { type DayTotals, totalsOf } from "../trips/totals.ts";

/** A stay as a day shows it; times are its own, also where they lie beyond the day. Epoch ms. */
export interface Halt {
  startedAt: number;
  endedAt: number | null;
  place: Place | null;
  engineS: number;
}

export interface Visit {
  geofenceId: string;
  name: string;
  colour: string | null;
  enteredAt: number;
  leftAt: number | null;
}

export interface Day {
  /** `insideM`: what of the trip's way lies within the day. */
  trips: (Trip & { insideM: number })[];
  halts: Halt[];
  visits: Visit[];
  /** Joins and cuts that people made within the day, which can be taken back. */
  edits: { tripEditId: string; kind: "join" | "cut"; at: number }[];
  totals: DayTotals;
}

/** A vehicle's day, from one local midnight to the next: trips, halts, visits, and what they come to. Throws `not_found`. */
export async function readDay(ctx: Context, { vehicleId, from, to }: z.infer<typeof ReadDay>): Promise<Day> {
  const member = authorise(ctx.actor, "tracking.view");
  await expectVehicle(ctx.session.db, member, vehicleId);
  const day = { from, until: to };
  const rows = await readVehicleTrips(ctx, vehicleId, day);
  const hidden = (await readPrivateSpans(ctx, { vehicleIds: [vehicleId], ...day })).get(vehicleId) ?? [];
  const described = await describeTrips(ctx, rows);
  const trips = [];
  for (const trip of described) {
    const span = { from: trip.startedAt, until: trip.endedAt ?? ctx.now().getTime() };
    trips.push({ ...trip, insideM: trip.distanceM * (await shareInside(ctx, vehicleId, span, day)) });
  }
  return {
    trips,
    halts: await readHalts(ctx, vehicleId, day, hidden),
    visits: await readVisits(ctx, vehicleId, day, hidden),
    edits: await readEdits(ctx, vehicleId, day),
    totals: totalsOf(trips, day, ctx.now().getTime()),
  };
}

async function readHalts(ctx: Context, vehicleId: string, day: Span, hidden: Span[]): Promise<Halt[]> {
  const rows = await ctx.session.db
    .select({
      from: halts.startedAt,
      until: halts.endedAt,
      latE7: halts.latE7,
      lonE7: halts.lonE7,
      engineS: halts.engineS,
    })
    .from(halts)
    .where(
      and(
        eq(halts.vehicleId, vehicleId),
        lt(halts.startedAt, new Date(day.until)),
        gt(halts.endedAt, new Date(day.from)),
      ),
    )
    .orderBy(asc(halts.startedAt));
  const found = rows.map(({ from, until, ...of }) => ({ ...of, startedAt: from.getTime(), endedAt: until.getTime() }));
  const { halt } = await readCurrent(ctx, vehicleId);
  const isNow = halt && halt.startedAt < day.until && ctx.now().getTime() > day.from;
  const all = [...found, ...(isNow ? [{ ...halt, endedAt: null, engineS: 0 }] : [])];
  const places = await namePlaces(
    ctx,
    all.map(({ startedAt, latE7, lonE7 }) => ({ vehicleId, at: startedAt, latE7, lonE7 })),
  );
  return all.map(({ startedAt, endedAt, engineS }, at) => {
    const length = (endedAt ?? day.until) - startedAt;
    const isHidden = hidden.some(
      (span) => overlapMs(span, { from: startedAt, until: startedAt + length }) * 2 > length,
    );
    return { startedAt, endedAt, engineS, place: isHidden ? null : (places[at] ?? null) };
  });
}

async function readVisits(ctx: Context, vehicleId: string, day: Span, hidden: Span[]): Promise<Visit[]> {
  const rows = await ctx.session.db
    .select({
      geofenceId: visits.geofenceId,
      name: geofences.name,
      colour: geofences.colour,
      enteredAt: visits.enteredAt,
      leftAt: visits.leftAt,
    })
    .from(visits)
    .innerJoin(geofences, eq(geofences.id, visits.geofenceId))
    .where(
      and(
        eq(visits.vehicleId, vehicleId),
        lt(visits.enteredAt, new Date(day.until)),
        or(isNull(visits.leftAt), gt(visits.leftAt, new Date(day.from))),
      ),
    )
    .orderBy(asc(visits.enteredAt), asc(visits.geofenceId));
  return rows
    .map((row) => ({ ...row, enteredAt: row.enteredAt.getTime(), leftAt: row.leftAt?.getTime() ?? null }))
    .filter(({ enteredAt }) => !isWithin(hidden, enteredAt));
}

async function readEdits(ctx: Context, vehicleId: string, { from, until }: Span) {
  const rows = await ctx.session.db
    .select({ tripEditId: tripEdits.id, kind: tripEdits.kind, at: tripEdits.at })
    .from(tripEdits)
    .where(
      and(
        eq(tripEdits.vehicleId, vehicleId),
        isNull(tripEdits.removedAt),
        gte(tripEdits.at, new Date(from)),
        lt(tripEdits.at, new Date(until)),
      ),
    )
    .orderBy(asc(tripEdits.at));
  return rows.map(({ at, ...of }) => ({ ...of, at: at.getTime() }));
}
