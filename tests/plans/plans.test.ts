import type { createCaller } from "@cartage/api/root";
import { withOrganisation } from "@cartage/db/session";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

type Api = ReturnType<typeof createCaller>;

let made = 0;
/** Limits of a plan without limits. */
const unlimited = {
  maxVehicles: null,
  secondsBetweenPositions: null,
  maxRetentionDays: null,
  isDefault: false,
  products: [],
};
const nobody = { stripe: null, revenuecat: null };
const nameOfPlan = () => `Plan ${++made}`;

async function putOn(admin: Api, organisationId: string, limits: Partial<typeof unlimited> | { maxVehicles: number }) {
  const { planId } = await admin.plans.create({ ...unlimited, ...limits, name: nameOfPlan() });
  await admin.plans.assign({ organisationId, planId, customers: nobody });
  return planId;
}

describe("a plan's vehicles", () => {
  test("are as many as it says: one more is refused with what to do, and one that is archived makes room", async ({
    make,
    as,
    api,
  }) => {
    const organisation = await make.organisation();
    await putOn(api(await as.platformAdministrator()), organisation.id, { maxVehicles: 1 });
    const { fleet } = api(await as.dispatcher(organisation));
    const { vehicleId } = await fleet.vehicles.create({ name: "NF-1", type: "van" });
    await expect(fleet.vehicles.create({ name: "NF-2", type: "van" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { code: "plan.vehicles_reached" },
    });
    await fleet.vehicles.archive({ vehicleId });
    await fleet.vehicles.create({ name: "NF-2", type: "van" });
    expect((await fleet.vehicles.list({})).items).toMatchObject([{ name: "NF-2" }]);
  });

  test("cannot be exceeded by many who add one at once", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    await putOn(api(await as.platformAdministrator()), organisation.id, { maxVehicles: 3 });
    const { fleet } = api(await as.dispatcher(organisation));
    const tries = Array.from({ length: 8 }, (_, at) => fleet.vehicles.create({ name: `NF-${at}`, type: "van" }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect((await fleet.vehicles.list({})).items).toHaveLength(3);
  });

  test("that an organisation has stay when its plan becomes smaller", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const admin = api(await as.platformAdministrator());
    for (let at = 0; at < 3; at += 1) await make.vehicle({ organisationId: organisation.id });
    await putOn(admin, organisation.id, { maxVehicles: 1 });
    const { fleet } = api(await as.dispatcher(organisation));
    const { items } = await fleet.vehicles.list({});
    expect(items).toHaveLength(3);
    await fleet.vehicles.update({ vehicleId: items[0]?.id ?? "", name: "Renamed" });
    await expect(fleet.vehicles.create({ name: "NF", type: "van" })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("a plan", () => {
  test("is the default one for a new organisation, and for whoever nothing else puts on one", async ({ as, api }) => {
    const admin = api(await as.platformAdministrator());
    const planOf = async (organisationId: string) => (await admin.plans.of({ organisationId })).planId;
    const before = (await admin.plans.list()).find(({ isDefault }) => isDefault);
    const { organisationId } = await admin.platform.organisations.create({
      name: "Western Freight",
      email: "w@cartage.example",
    });
    expect(await planOf(organisationId)).toBe(before?.id);

    const { planId } = await admin.plans.create({ ...unlimited, name: nameOfPlan(), isDefault: true });
    expect(await planOf(organisationId)).toBe(planId);
    expect((await admin.plans.list()).filter(({ isDefault }) => isDefault)).toMatchObject([{ id: planId }]);
    const given = await putOn(admin, organisationId, { maxVehicles: 9 });
    expect(await planOf(organisationId)).toBe(given);
    await admin.plans.assign({ organisationId, planId: null, customers: nobody });
    expect(await planOf(organisationId)).toBe(planId);
    await expect(admin.plans.update({ ...unlimited, planId, name: "None" })).rejects.toMatchObject({
      cause: { code: "plan.default_needed" },
    });
  });

  test("has a name of its own, and products that buy no other", async ({ as, api }) => {
    const admin = api(await as.platformAdministrator());
    const sold = { provider: "stripe" as const, product: `prod_${crypto.randomUUID()}` };
    const name = nameOfPlan();
    const { planId } = await admin.plans.create({ ...unlimited, name, products: [sold, sold] });
    expect((await admin.plans.list()).find(({ id }) => id === planId)).toMatchObject({ products: [sold] });
    await expect(admin.plans.create({ ...unlimited, name })).rejects.toMatchObject({
      cause: { code: "plan.name_taken", fields: { name: { code: "plan.name_taken" } } },
    });
    await expect(admin.plans.create({ ...unlimited, name: nameOfPlan(), products: [sold] })).rejects.toMatchObject({
      cause: { code: "plan.product_taken" },
    });
    await admin.plans.update({ ...unlimited, planId, name, maxVehicles: 12, products: [] });
    expect((await admin.plans.list()).find(({ id }) => id === planId)).toMatchObject({ maxVehicles: 12, products: [] });
  });

  test("and its change are in the audit trail, with what it was before", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const actor = await as.platformAdministrator();
    const planId = await putOn(api(actor), organisation.id, { maxVehicles: 4 });
    const entries = await owner.sql`
      select organisation_id, actor_id, before, after from audit_entries
       where subject_id = ${organisation.id} and type = 'organisation.plan_changed' order by id`;
    const plans = await api(actor).plans.list();
    const name = plans.find(({ id }) => id === planId)?.name;
    const changed = { actor_id: actor.id, after: { plan: name } };
    expect(entries).toMatchObject([
      { organisation_id: null, ...changed },
      { organisation_id: organisation.id, ...changed },
    ]);
  });

  test("of an organisation that is unknown does not exist", async ({ as, api }) => {
    const admin = api(await as.platformAdministrator());
    const organisationId = crypto.randomUUID();
    await expect(admin.plans.of({ organisationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(admin.plans.assign({ organisationId, planId: null, customers: nobody })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      admin.plans.update({ ...unlimited, planId: organisationId, name: nameOfPlan() }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is shown to the organisation's administrator with what is used of it, and to nobody of another", async ({
    make,
    as,
    api,
    app,
  }) => {
    const organisation = await make.organisation();
    await make.device({ organisationId: organisation.id });
    await putOn(api(await as.platformAdministrator()), organisation.id, { maxVehicles: 7 });
    const own = await api(await as.organisationAdministrator(organisation)).plans.own();
    expect(own).toMatchObject({
      plan: { maxVehicles: 7, maxRetentionDays: null },
      usage: { vehicles: 0, devices: 1, members: 1, days: [], countedAt: null },
      subscriptions: [],
    });
    const elsewhere = await make.organisation();
    const seen = await withOrganisation(app, elsewhere.id, ({ sql }) => sql`select max_vehicles from plans`);
    expect(seen.map((row) => row.max_vehicles)).not.toContain(7);
    expect(seen).toHaveLength(1);
  });
});
