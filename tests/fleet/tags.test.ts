import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { watch } from "../api/watching.ts";

describe("a tag", () => {
  test("is counted by the vehicles in use that bear it", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    await make.vehicle({ organisationId, tags: ["adr", "frozen"] });
    await make.vehicle({ organisationId, tags: ["adr"] });
    const archived = await make.vehicle({ organisationId, tags: ["old"] });
    await make.vehicle({ organisationId: (await make.organisation()).id, tags: ["theirs"] });
    const { fleet } = api(await as.dispatcher(organisation));
    await fleet.vehicles.archive({ vehicleId: archived.id });

    expect(await fleet.tags.count()).toEqual([
      { tag: "adr", vehicles: 2 },
      { tag: "frozen", vehicles: 1 },
    ]);
  });

  test("is renamed on every vehicle of the organisation, and on no other's", async ({ make, as, api }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    const [our, their] = [
      await make.vehicle({ organisationId: ours.id, tags: ["cold", "zone 1"] }),
      await make.vehicle({ organisationId: theirs.id, tags: ["cold"] }),
    ];
    const { fleet, platform } = api(await as.organisationAdministrator(ours));

    await fleet.tags.rename({ tag: "cold", to: "Zone 0" });

    expect((await fleet.vehicles.get({ vehicleId: our.id })).tags).toEqual(["zone 0", "zone 1"]);
    const elsewhere = api(await as.viewer(theirs));
    expect((await elsewhere.fleet.vehicles.get({ vehicleId: their.id })).tags).toEqual(["cold"]);
    expect((await platform.audit.list({ subjectId: "zone 0" })).items).toMatchObject([
      { type: "tag.renamed", before: { name: "cold" }, after: { name: "zone 0", vehicles: 1 } },
    ]);
    await expect(fleet.tags.rename({ tag: "cold", to: "warm" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("does not take another's name by being renamed: merging is asked for as such", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const [both, one] = [
      await make.vehicle({ organisationId, tags: ["cold", "frozen"] }),
      await make.vehicle({ organisationId, tags: ["cold"] }),
    ];
    const { fleet } = api(await as.dispatcher(organisation));

    await expect(fleet.tags.rename({ tag: "cold", to: "frozen" })).rejects.toMatchObject({
      cause: { code: "tag.taken", fields: { to: { code: "tag.taken" } } },
    });
    await fleet.tags.merge({ tags: ["cold"], into: "frozen" });

    for (const { id: vehicleId } of [both, one])
      expect((await fleet.vehicles.get({ vehicleId })).tags).toEqual(["frozen"]);
  });

  test("two renamed to one name at once do not become one", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    for (const tag of ["a", "b"]) await make.vehicle({ organisationId: organisation.id, tags: [tag] });
    const { fleet } = api(await as.dispatcher(organisation));

    const outcomes = await Promise.allSettled(["a", "b"].map((tag) => fleet.tags.rename({ tag, to: "c" })));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await fleet.tags.count()).map(({ vehicles }) => vehicles)).toEqual([1, 1]);
  });

  test("is removed, and maps that are open hear of it", async ({ make, as, api, services }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id, tags: ["adr", "frozen"] });
    const map = await watch(services, await as.viewer(organisation));
    await map.next();
    const { fleet } = api(await as.dispatcher(organisation));

    await fleet.tags.remove({ tag: "adr" });

    expect((await map.next())?.changed).toMatchObject([{ id: vehicle.id, vehicle: { tags: ["frozen"] } }]);
    await expect(fleet.tags.remove({ tag: "adr" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is administered by those who may change vehicles, not by those who may look", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    await make.vehicle({ organisationId: organisation.id, tags: ["adr"] });
    const { fleet } = api(await as.viewer(organisation));
    await expect(fleet.tags.rename({ tag: "adr", to: "b" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("merging leaves every vehicle with the tags it had, the merged ones replaced, each once and in order", async ({
  make,
  as,
  api,
  owner,
}) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const { fleet } = api(await as.dispatcher(organisation));
  const tag = fc.constantFrom("a", "b", "c", "d", "é", "z");
  const tags = fc.uniqueArray(tag, { minLength: 1, maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(tags, tags, tag, async (borne, merged, into) => {
      await owner.sql`update vehicles set tags = ${borne} where id = ${vehicle.id}`;
      const gone = merged.filter((each) => each !== into);
      const isBorne = gone.some((each) => borne.includes(each));
      await fleet.tags.merge({ tags: merged, into }).catch((error: unknown) => {
        expect(isBorne ? error : null).toBeNull();
      });
      const expected = isBorne ? new Set([...borne.filter((each) => !gone.includes(each)), into]) : new Set(borne);
      const found = (await fleet.vehicles.get({ vehicleId: vehicle.id })).tags;
      expect(found).toEqual(isBorne ? [...expected].sort() : borne);
    }),
    { numRuns: 60 },
  );
});
