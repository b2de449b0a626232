import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { type FollowedGeofences, followGeofences } from "@cartage/domain/geofences/processes/follow-geofences";
import { expect, vi } from "vitest";
import { test } from "../api/api-test.ts";

const place = { latE7: 108_000_000, lonE7: 1_067_000_000 };
const circle = (radiusM: number) =>
  FenceDefinition.parse({ shape: { kind: "circle", lat: 10.801, lon: 106.7, radiusM } });

/** Which geofences hold the place now, by what a worker has in memory. */
function holding(followed: FollowedGeofences, organisationId: string): string[] {
  const index = followed.of(organisationId);
  const near = index.near(place, place, Date.now());
  return index.nearby
    .slice(0, near)
    .flatMap(({ geofenceId, shape }) => (shape.covers(place.latE7, place.lonE7) ? [geofenceId] : []));
}

test("an edit is in force within a second in each of two workers, and stays the organisation's own", async ({
  make,
  as,
  api,
  ingest,
  clock,
}) => {
  const [organisation, other] = [await make.organisation(), await make.organisation()];
  const fences = api(await as.dispatcher(organisation)).geofences;
  const known = await fences.create({ name: "Known", definition: circle(500) });
  const errors: unknown[] = [];
  const options = { keptSince: () => new Date(0), onError: (error: unknown) => errors.push(error), everyMs: 60_000 };
  const workers = [await followGeofences(ingest, options), await followGeofences(ingest, options)];
  const within = async (expected: string[]) => {
    const until = { timeout: 1_000, interval: 5 };
    await vi.waitFor(
      () => expect(workers.map((worker) => holding(worker, organisation.id))).toEqual([expected, expected]),
      until,
    );
  };
  try {
    await within([known.geofenceId]);
    const { geofenceId } = await fences.create({ name: "New", definition: circle(400) });
    await within([known.geofenceId, geofenceId]);
    clock.forward(5);
    await fences.update({ geofenceId, definition: circle(50) });
    await within([known.geofenceId]);
    clock.forward(5);
    await fences.archive(known);
    await within([]);
    expect(workers.map((worker) => holding(worker, other.id))).toEqual([[], []]);
    expect(errors).toEqual([]);
  } finally {
    for (const worker of workers) await worker.stop();
  }
});

test("versions that ended before positions are kept are forgotten", async ({ make, as, api, ingest, clock }) => {
  const organisation = await make.organisation();
  const fences = api(await as.dispatcher(organisation)).geofences;
  const { geofenceId } = await fences.create({ name: "Moved", definition: circle(500) });
  const before = clock.now().getTime();
  clock.forward(1_000);
  let keptSince = new Date(0);
  const options = { keptSince: () => keptSince, onError: () => {}, everyMs: 60_000, forgetEveryMs: 20 };
  const followed = await followGeofences(ingest, options);
  try {
    await fences.update({ geofenceId, definition: circle(50) });
    const after = clock.now().getTime();
    await followed.catchUp(organisation.id);
    const index = followed.of(organisation.id);
    expect([before, after].map((time) => index.fenceAt(geofenceId, time)?.version)).toEqual([1, 2]);
    keptSince = new Date(after);
    await vi.waitFor(() => expect(index.fenceAt(geofenceId, before)).toBeNull(), { timeout: 2_000, interval: 5 });
    expect(index.fenceAt(geofenceId, after)?.version).toBe(2);
  } finally {
    await followed.stop();
  }
});

test("a change whose notice was lost is found by looking", async ({ make, ingest, owner }) => {
  const { id: organisationId } = await make.organisation();
  const followed = await followGeofences(ingest, { keptSince: () => new Date(0), onError: () => {}, everyMs: 50 });
  try {
    const geofenceId = crypto.randomUUID();
    await owner.sql.begin(async (sql) => {
      await sql`alter table geofence_versions disable trigger user`;
      await sql`insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, 'Quiet')`;
      await sql`
        insert into geofence_versions (geofence_id, organisation_id, version, definition, valid_from)
        values (${geofenceId}, ${organisationId}, 1, ${JSON.stringify(circle(500))}::text::jsonb, '2026-01-01')`;
      await sql`alter table geofence_versions enable trigger user`;
    });
    await vi.waitFor(() => expect(holding(followed, organisationId)).toEqual([geofenceId]), {
      timeout: 5_000,
      interval: 20,
    });
  } finally {
    await followed.stop();
  }
});
