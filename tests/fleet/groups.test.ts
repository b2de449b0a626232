import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { watch } from "../api/watching.ts";

describe("a group", () => {
  test("is renamed and moved, and the audit trail says how it was", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const [north, south] = [
      await make.group({ organisationId: organisation.id, name: "North" }),
      await make.group({ organisationId: organisation.id, name: "South" }),
    ];
    for (const groupId of [south.id, south.id, north.id])
      await make.vehicle({ organisationId: organisation.id, groupId });
    const { fleet } = api(await as.dispatcher(organisation));

    await fleet.groups.update({ groupId: south.id, name: "South-west", parentId: north.id });

    expect(await fleet.groups.list()).toEqual([
      { id: north.id, name: "North", parentId: null, vehicles: 1 },
      { id: south.id, name: "South-west", parentId: north.id, vehicles: 2 },
    ]);
    const { platform } = api(await as.organisationAdministrator(organisation));
    expect((await platform.audit.list({ subjectId: south.id })).items).toMatchObject([
      { type: "group.changed", before: { name: "South", parentId: null }, after: { parentId: north.id } },
    ]);
  });

  test("is not moved below itself, nor deeper than eight levels, nor into another organisation", async ({
    make,
    as,
    api,
  }) => {
    const organisation = await make.organisation();
    const { fleet } = api(await as.dispatcher(organisation));
    const chain: string[] = [];
    for (let level = 1; level <= 8; level++) {
      const { groupId } = await fleet.groups.create({ name: `Level ${level}`, parentId: chain.at(-1) ?? null });
      chain.push(groupId);
    }
    const [top = "", second = ""] = chain;
    const refusalOf = (parentId: string) => ({ cause: { fields: { parentId: { code: parentId } } } });

    await expect(fleet.groups.update({ groupId: top, parentId: chain[3] ?? "" })).rejects.toMatchObject(
      refusalOf("group.below_itself"),
    );
    await expect(fleet.groups.update({ groupId: top, parentId: top })).rejects.toMatchObject(
      refusalOf("group.below_itself"),
    );
    await expect(fleet.groups.create({ name: "Ninth", parentId: chain[7] ?? "" })).rejects.toMatchObject(
      refusalOf("group.too_deep"),
    );
    const other = await fleet.groups.create({ name: "Other" });
    await expect(fleet.groups.update({ groupId: top, parentId: other.groupId })).rejects.toMatchObject(
      refusalOf("group.too_deep"),
    );
    await fleet.groups.update({ groupId: second, parentId: other.groupId });

    const elsewhere = await make.group({ organisationId: (await make.organisation()).id });
    await expect(fleet.groups.update({ groupId: chain[7] ?? "", parentId: elsewhere.id })).rejects.toMatchObject(
      refusalOf("group.unknown"),
    );
    await expect(fleet.groups.update({ groupId: elsewhere.id, name: "Ours" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("two moves at once, harmless each, do not make a cycle together", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { fleet } = api(await as.dispatcher(organisation));
    // what they do to each other depends on moments
    for (let tries = 0; tries < 20; tries++) {
      const [one, other] = [
        await make.group({ organisationId: organisation.id }),
        await make.group({ organisationId: organisation.id }),
      ];

      const outcomes = await Promise.allSettled([
        fleet.groups.update({ groupId: one.id, parentId: other.id }),
        fleet.groups.update({ groupId: other.id, parentId: one.id }),
      ]);

      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { cause: { code: "group.below_itself" } },
      });
      const both = (await fleet.groups.list()).filter(({ id }) => id === one.id || id === other.id);
      expect(both.filter(({ parentId }) => parentId === null)).toHaveLength(1);
    }
  });

  test("its new name and its new place reach maps that are open", async ({ make, as, api, services }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const above = await make.group({ organisationId });
    const below = await make.group({ organisationId, parentId: above.id });
    const vehicle = await make.vehicle({ organisationId, groupId: below.id });
    const { fleet } = api(await as.dispatcher(organisation));
    const [everything, ofTheGroup] = [
      await watch(services, await as.viewer(organisation)),
      await watch(services, await as.viewer(organisation), { groupId: above.id }),
    ];
    await Promise.all([everything.next(), ofTheGroup.next()]);

    await fleet.groups.update({ groupId: below.id, name: "Renamed" });
    for (const stream of [everything, ofTheGroup])
      expect((await stream.next())?.changed).toMatchObject([{ id: vehicle.id, vehicle: { groupId: below.id } }]);

    await fleet.groups.update({ groupId: below.id, parentId: null });
    expect((await everything.next())?.changed).toMatchObject([{ id: vehicle.id, vehicle: { groupId: below.id } }]);
    expect((await ofTheGroup.next())?.changed).toMatchObject([{ id: vehicle.id, vehicle: null }]);
  });

  test("is deleted when nothing is in it, or when it was said where its vehicles go", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const [group, other] = [await make.group({ organisationId }), await make.group({ organisationId })];
    const vehicle = await make.vehicle({ organisationId, groupId: group.id });
    const child = await make.group({ organisationId, parentId: group.id });
    const { fleet } = api(await as.dispatcher(organisation));
    const deleting = (vehiclesTo?: string | null) =>
      fleet.groups.delete({ groupId: group.id, ...(vehiclesTo !== undefined && { vehiclesTo }) });

    await expect(deleting(null)).rejects.toMatchObject({ cause: { code: "group.has_groups" } });
    await fleet.groups.delete({ groupId: child.id });
    await expect(deleting()).rejects.toMatchObject({ cause: { code: "group.has_vehicles" } });
    const elsewhere = await make.group({ organisationId: (await make.organisation()).id });
    await expect(deleting(elsewhere.id)).rejects.toMatchObject({ cause: { code: "group.unknown" } });
    await expect(deleting(group.id)).rejects.toMatchObject({ cause: { code: "group.unknown" } });

    await deleting(other.id);
    expect((await fleet.vehicles.get({ vehicleId: vehicle.id })).group?.id).toBe(other.id);
    await fleet.groups.delete({ groupId: other.id, vehiclesTo: null });
    expect((await fleet.vehicles.get({ vehicleId: vehicle.id })).group).toBeNull();
    await expect(deleting(null)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("an archived vehicle does not keep its group from being deleted", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const group = await make.group({ organisationId: organisation.id });
    const vehicle = await make.vehicle({ organisationId: organisation.id, groupId: group.id });
    const { fleet } = api(await as.dispatcher(organisation));
    await fleet.vehicles.archive({ vehicleId: vehicle.id });
    await fleet.groups.delete({ groupId: group.id });
    expect(await fleet.groups.list()).toEqual([]);
  });

  test("a vehicle that is put into it while it is deleted is not lost", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const group = await make.group({ organisationId: organisation.id });
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const { fleet } = api(await as.dispatcher(organisation));

    const [deleted, put] = await Promise.allSettled([
      fleet.groups.delete({ groupId: group.id }),
      fleet.vehicles.update({ vehicleId: vehicle.id, groupId: group.id }),
    ]);

    expect([deleted.status, put.status].sort()).toEqual(["fulfilled", "rejected"]);
    const found = await fleet.vehicles.get({ vehicleId: vehicle.id });
    expect(found.group?.id ?? null).toBe(put.status === "fulfilled" ? group.id : null);
  });
});

test("no sequence of moves makes a cycle, or a tree deeper than eight levels", async ({ make, as, api }) => {
  const organisation = await make.organisation();
  const { fleet } = api(await as.dispatcher(organisation));
  const ids: string[] = [];
  for (let each = 0; each < 10; each++)
    ids.push((await make.group({ organisationId: organisation.id, name: `Group ${each}` })).id);
  const place = fc.option(fc.nat(9), { nil: null, freq: 6 });

  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(9), place), { minLength: 1, maxLength: 12 }), async (moves) => {
      for (const [moved, to] of moves) {
        const before = parentsOf(await fleet.groups.list());
        const parentId = to === null ? null : (ids[to] ?? null);
        const isAllowed = isTree(new Map([...before, [ids[moved] ?? "", parentId]]));
        const outcome = await fleet.groups.update({ groupId: ids[moved] ?? "", parentId }).then(
          () => true,
          () => false,
        );
        expect(outcome).toBe(isAllowed);
      }
      expect(isTree(parentsOf(await fleet.groups.list()))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const parentsOf = (groups: { id: string; parentId: string | null }[]) =>
  new Map(groups.map(({ id, parentId }) => [id, parentId]));

/** Whether every group leads to the top within eight steps. */
function isTree(parents: Map<string, string | null>): boolean {
  return [...parents.keys()].every((id) => {
    let above: string | null = id;
    for (let level = 1; level <= 8; level++) {
      above = parents.get(above) ?? null;
      if (above === null) return true;
    }
    return false;
  });
}
