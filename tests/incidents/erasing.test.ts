import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { runAs } from "@cartage/domain/run-as";
import { carryOutErasures } from "@cartage/domain/tracking/processes/carry-out-erasures";
import { expect } from "vitest";
import { png } from "../orders/proofs/new-proof.ts";
import { test } from "../routes/routes-test.ts";

const dayMs = 86_400_000;
const secret = "Nguyễn Văn An";
const told = {
  kind: "accident" as const,
  severity: "major" as const,
  description: `${secret} was hurt`,
  place: `In front of the house of ${secret}`,
  at: { latE7: 210_000_000, lonE7: 1_058_000_000 },
  parties: [{ name: secret, role: "victim" as const, contact: "0912 345 678", plate: null }],
};
const gone = { description: "–", place: null, at: null, parties: [], photos: [], erasedAt: expect.any(Number) };

test("what incidents tell of people goes when it is asked for, and with a driver's or a vehicle's time; that there was a case stays", async ({
  haulage: { organisation, api: dispatcher, truck, addTruck, hanoi },
  as,
  api,
  owner,
  platform,
  clock,
}) => {
  const administrator = api(await as.organisationAdministrator(organisation));
  const other = await addTruck(hanoi);
  const now = clock.now().getTime();
  const report = async (of: Pick<typeof dispatcher, "incidents">, happenedAt: number, vehicleId?: string) => {
    const subjects = vehicleId === undefined ? [] : [{ kind: "vehicle" as const, id: vehicleId }];
    const opened = await of.incidents.open({ ...told, happenedAt, subjects });
    const { incidentId } = opened;
    await of.incidents.note({ incidentId, text: `${secret} was taken to hospital` });
    await of.incidents.addPhoto({ incidentId, name: secret, content: png });
    return opened;
  };
  const driver = api(truck.driver);
  const asked = await report(dispatcher, now);
  const ofDriver = await report(driver, now - dayMs);
  const before = await report(driver, now - 10 * dayMs);
  const ofVehicle = await report(dispatcher, now - dayMs, other.vehicleId);
  const change = { ...told, incidentId: asked.incidentId, happenedAt: now, subjects: [] };
  await dispatcher.incidents.change({ ...change, description: `${secret} is well again` });
  await dispatcher.incidents.move({ incidentId: asked.incidentId, move: "resolved", note: `${secret} agrees` });

  const { incidentId } = asked;
  const slip = administrator.incidents.erase({ incidentId, number: "0" });
  await expect(slip).rejects.toMatchObject({ cause: { code: "incident.number_differs" } });
  const seen = await dispatcher.incidents.get({ incidentId });
  await administrator.incidents.erase({ incidentId, number: `#${asked.number}` });
  expect(await dispatcher.incidents.get({ incidentId })).toMatchObject({
    ...gone,
    kind: "accident",
    state: "resolved",
  });
  // who has it open does not write it back
  const late = dispatcher.incidents.change({ ...change, basedOn: seen.version });
  await expect(late).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(dispatcher.incidents.list({ search: "hurt" })).resolves.toMatchObject({ items: { length: 3 } });

  const byJobs = (work: (ctx: Context) => Promise<unknown>) =>
    runAs(platform, { actor: processActor("jobs"), now: clock.now, requestId: "jobs" }, work);
  const window = { from: now - 2 * dayMs, until: now + dayMs };
  const [driverName, vehicleName] = await owner.sql<{ name: string }[]>`
    select name from users where id = ${truck.driver.id}
    union all select name from vehicles where id = ${other.vehicleId}`;
  const { erasures } = administrator.tracking;
  await erasures.ask({ of: "driver", id: truck.driver.id, name: driverName?.name ?? "", ...window });
  await byJobs(carryOutErasures);
  expect(await dispatcher.incidents.get(ofDriver)).toMatchObject(gone);
  expect((await dispatcher.incidents.get(ofDriver)).entries.map(({ type, told: words }) => [type, words])).toEqual([
    ["opened", {}],
    ["noted", {}],
    ["photo_added", {}],
  ]);
  expect(await dispatcher.incidents.get(before)).toMatchObject({ ...told, erasedAt: null });
  expect(await dispatcher.incidents.get(ofVehicle)).toMatchObject({ ...told, erasedAt: null });
  await erasures.ask({ of: "vehicle", id: other.vehicleId, name: vehicleName?.name ?? "", ...window });
  await byJobs(carryOutErasures);
  expect(await dispatcher.incidents.get(ofVehicle)).toMatchObject(gone);
  expect((await erasures.list()).map(({ facts }) => facts)).toEqual([1, 1]);

  // what is kept for ever never knew the words
  const [{ kept } = { kept: -1 }] = await owner.sql<{ kept: number }[]>`
    select (select count(*) from audit_entries entry
             where organisation_id = ${organisation.id} and to_jsonb(entry)::text like ${`%${secret}%`})::integer
         + (select count(*) from outbox entry
             where organisation_id = ${organisation.id} and to_jsonb(entry)::text like ${`%${secret}%`})::integer as kept`;
  expect(kept).toBe(0);
  const { sql } = owner;
  for (const spoil of [
    () => sql`update incident_entries set body = '{"text": "x"}' where incident_id = ${incidentId}`,
    () => sql`update incident_entries set body = '{}', type = 'closed' where incident_id = ${incidentId}`,
    () => sql`update incident_entries set body = '{}' where incident_id = ${before.incidentId}`,
  ])
    await expect(spoil()).rejects.toMatchObject({ code: "23001" });
});
