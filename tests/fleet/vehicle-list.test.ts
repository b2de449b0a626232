import type { createCaller, RouterInputs } from "@cartage/api/root";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

type Api = ReturnType<typeof createCaller>;
type ListInput = RouterInputs["fleet"]["vehicles"]["list"];

async function readAll(api: Api, input: ListInput) {
  const first = await api.fleet.vehicles.list(input);
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await api.fleet.vehicles.list({ ...input, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

const namesOf = (items: { name: string }[]) => items.map(({ name }) => name);

test("whatever the order and the size of a page, each vehicle comes once", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  // many share a name, a time, or have neither plate nor fix, so that ties decide
  for (let index = 0; index < 23; index++) {
    const { id } = await make.vehicle({ organisationId: organisation.id, name: `Van ${index % 3}` });
    if (index % 2) await owner.sql`update vehicles set plate = null where id = ${id}`;
    if (index % 5) {
      await owner.sql`
        update vehicle_state set fix_time = ${`2026-11-21T10:00:0${index % 3}.123456Z`}, lat_e7 = 0, lon_e7 = 0, motion = 0
         where vehicle_id = ${id}`;
    }
  }
  const viewer = api(await as.viewer(organisation));
  const all = (await readAll(viewer, { limit: 200 })).map(({ id }) => id).sort();
  expect(all).toHaveLength(23);

  const sort = fc.constantFrom("name", "plate", "createdAt", "fixTime");
  await fc.assert(
    fc.asyncProperty(
      sort,
      fc.constantFrom("asc", "desc"),
      fc.integer({ min: 1, max: 30 }),
      async (by, direction, limit) => {
        const items = await readAll(viewer, { sort: by, direction, limit });
        expect(items.map(({ id }) => id).sort()).toEqual(all);
        const keys = items.map((item) => item[by] ?? (by === "fixTime" ? -1 : ""));
        const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(keys).toEqual(direction === "asc" ? sorted : sorted.reverse());
      },
    ),
    { numRuns: 24 },
  );
});

describe("filters", () => {
  test("a search finds part of name, plate and VIN, and takes wildcards as letters", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const named = await make.vehicle({ organisationId: organisation.id, name: "Bình Dương 100%", plate: "51C-1" });
    const plated = await make.vehicle({ organisationId: organisation.id, name: "Other", plate: "29H-555.00" });
    await owner.sql`update vehicles set vin = 'WDB9634031L100001' where id = ${plated.id}`;
    const viewer = api(await as.viewer(organisation));
    const find = async (search: string) => (await viewer.fleet.vehicles.list({ search })).items.map(({ id }) => id);

    expect(await find("bình")).toEqual([named.id]);
    expect(await find("555")).toEqual([plated.id]);
    expect(await find("l100")).toEqual([plated.id]);
    expect(await find("0%")).toEqual([named.id]);
    expect(await find("_")).toEqual([]);
  });

  test("a group stands for all groups below it", async ({ make, as, api }) => {
    const { id: organisationId, ...organisation } = await make.organisation();
    const top = await make.group({ organisationId });
    const middle = await make.group({ organisationId, parentId: top.id });
    const bottom = await make.group({ organisationId, parentId: middle.id });
    await make.vehicle({ organisationId, name: "bottom", groupId: bottom.id });
    await make.vehicle({ organisationId, name: "top", groupId: top.id });
    await make.vehicle({ organisationId, name: "none" });
    const viewer = api(await as.viewer({ id: organisationId, ...organisation }));

    expect(namesOf((await viewer.fleet.vehicles.list({ groupId: top.id })).items)).toEqual(["bottom", "top"]);
    expect(namesOf((await viewer.fleet.vehicles.list({ groupId: middle.id })).items)).toEqual(["bottom"]);
  });

  test("types are alternatives, tags are asked for together", async ({ make, as, api }) => {
    const { id: organisationId, ...organisation } = await make.organisation();
    await make.vehicle({ organisationId, name: "a", type: "van", tags: ["adr", "frozen"] });
    await make.vehicle({ organisationId, name: "b", type: "car", tags: ["adr"] });
    await make.vehicle({ organisationId, name: "c", type: "truck", tags: ["adr"] });
    const viewer = api(await as.viewer({ id: organisationId, ...organisation }));

    expect(namesOf((await viewer.fleet.vehicles.list({ types: ["van", "car"] })).items)).toEqual(["a", "b"]);
    expect(namesOf((await viewer.fleet.vehicles.list({ tags: ["adr", "frozen"] })).items)).toEqual(["a"]);
  });
});

test.for([
  "nonsense",
  Buffer.from('{"a":1}').toString("base64url"),
  Buffer.from('["x","not-an-id"]').toString("base64url"),
])("a cursor that is none of ours is refused: %s", async (cursor, { make, as, api }) => {
  const viewer = api(await as.viewer(await make.organisation()));
  await expect(viewer.fleet.vehicles.list({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
