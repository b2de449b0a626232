import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const circle = (radiusM: number) =>
  FenceDefinition.parse({ shape: { kind: "circle", lat: 10.8, lon: 106.7, radiusM } });
const bowTie = {
  shape: {
    kind: "polygon" as const,
    parts: [
      [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ] as [number, number][],
      ],
    ],
  },
};

describe("a geofence", () => {
  test("is created, listed, drawn, changed and archived; its versions stay", async ({
    make,
    as,
    api,
    owner,
    clock,
  }) => {
    const organisation = await make.organisation();
    const fences = api(await as.dispatcher(organisation)).geofences;
    const { geofenceId } = await fences.create({ name: "Yard", colour: "#3366cc", definition: circle(100) });
    clock.forward(1_000);
    await fences.update({ geofenceId, name: "North yard" });
    await fences.update({ geofenceId, definition: circle(200) });
    await fences.update({ geofenceId, definition: circle(200) });
    expect((await fences.list({})).items).toMatchObject([
      { id: geofenceId, name: "North yard", kind: "circle", inside: 0, hasSchedule: false },
    ]);
    expect(await fences.shapes({})).toMatchObject([{ id: geofenceId, shape: { kind: "circle", radiusM: 200 } }]);
    expect(await fences.get({ geofenceId })).toMatchObject({ version: 2, colour: "#3366cc", definition: circle(200) });
    clock.forward(1_000);
    await fences.archive({ geofenceId });
    expect((await fences.list({})).items).toEqual([]);
    await expect(fences.update({ geofenceId, name: "Gone" })).rejects.toMatchObject({ cause: { code: "not_found" } });
    const versions = await owner.sql<{ version: number; ends: boolean }[]>`
      select version, valid_until > valid_from as ends from geofence_versions where geofence_id = ${geofenceId} order by version`;
    expect(versions).toEqual([
      { version: 1, ends: true },
      { version: 2, ends: true },
    ]);
    await fences.create({ name: "North yard", definition: circle(100) });
  });

  test("has a name of its own, whatever the time of asking", async ({ make, as, api }) => {
    const fences = api(await as.dispatcher(await make.organisation())).geofences;
    const tries = ["Yard", "Yard"].map((name) => fences.create({ name, definition: circle(100) }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(fences.create({ name: "Yard", definition: circle(1) })).rejects.toMatchObject({
      cause: { code: "geofence.name_taken" },
    });
  });

  test("that crosses itself is refused with the place", async ({ make, as, api }) => {
    const fences = api(await as.dispatcher(await make.organisation())).geofences;
    const refusal = await fences.create({ name: "Bow tie", definition: bowTie }).catch((error: unknown) => error);
    expect(JSON.stringify(refusal)).toContain("parts");
    expect((await fences.list({})).items).toEqual([]);
  });

  test("is read by viewers and changed by dispatchers", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const viewer = api(await as.viewer(organisation)).geofences;
    expect((await viewer.list({})).items).toEqual([]);
    await expect(viewer.create({ name: "A", definition: circle(1) })).rejects.toMatchObject({
      cause: { code: "forbidden" },
    });
  });
});

describe("an import", () => {
  test("adds all rows, once for a key, or none and names the row", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const dispatcher = await as.dispatcher(organisation);
    const once = api(dispatcher, { idempotencyKey: "import-1" }).geofences;
    const rows = Array.from({ length: 50 }, (_, at) => ({ name: `Stop ${at}`, definition: circle(100 + at) }));
    const first = await once.import({ rows });
    expect(await once.import({ rows })).toEqual(first);
    const again = api(dispatcher).geofences.import({ rows: [{ name: "New", definition: circle(1) }, ...rows] });
    await expect(again).rejects.toMatchObject({
      cause: { code: "geofence.name_taken", fields: { "rows.1.name": { code: "geofence.name_taken" } } },
    });
    const [count] =
      await owner.sql`select count(*)::int as n from geofences where organisation_id = ${organisation.id}`;
    expect(count?.n).toBe(50);
  });
});

test("who is inside, and who was, is told by visits", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  const fences = api(await as.viewer(organisation)).geofences;
  const { geofenceId } = await api(await as.dispatcher(organisation)).geofences.create({
    name: "Yard",
    definition: circle(100),
  });
  const [here, gone] = [
    await make.vehicle({ organisationId: organisation.id }),
    await make.vehicle({ organisationId: organisation.id }),
  ];
  const visit = (vehicleId: string, entered: string, left: string | null) => owner.sql`
    insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at, left_at, left_settled_at)
    values (${vehicleId}, ${organisation.id}, ${geofenceId}, ${entered}, ${entered}, ${left}, ${left})`;
  await visit(here.id, "2026-11-20T08:00Z", null);
  await visit(gone.id, "2026-11-20T07:00Z", "2026-11-20T07:30Z");
  await visit(gone.id, "2026-11-18T07:00Z", "2026-11-18T07:30Z");
  expect(await fences.inside({ geofenceId })).toMatchObject([{ vehicleId: here.id }]);
  expect((await fences.list({})).items).toMatchObject([{ inside: 1 }]);
  const day = { from: new Date("2026-11-20T00:00Z"), to: new Date("2026-11-21T00:00Z") };
  const page = await fences.visits({ geofenceId, ...day, limit: 1 });
  expect(page.items).toMatchObject([{ vehicleId: here.id, leftAt: null }]);
  const rest = await fences.visits({ geofenceId, ...day, limit: 1, cursor: page.nextCursor });
  expect(rest).toMatchObject({
    items: [{ vehicleId: gone.id, enteredAt: new Date("2026-11-20T07:00Z") }],
    nextCursor: null,
  });
});
