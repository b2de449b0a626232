import { withOrganisation } from "@cartage/db/session";
import { test } from "@cartage/testing/test";
import { expect } from "vitest";

test("a file's database is migrated, and shows an organisation its own rows only", async ({ make, app }) => {
  const [ours, theirs] = [await make.organisation(), await make.organisation()];
  const vehicle = await make.vehicle({ organisationId: ours.id });
  await make.vehicle({ organisationId: theirs.id });

  const seen = await withOrganisation(app, ours.id, ({ sql }) => sql`select id from vehicles`);

  expect(seen.map((row) => row.id)).toEqual([vehicle.id]);
});

test("a device comes with its secret and its fitting", async ({ make, ingest }) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });

  const [fitting] = await ingest.sql`select vehicle_id from fittings where device_key = ${device.key}`;

  expect(fitting?.vehicle_id).toBe(vehicle.id);
  expect(Buffer.from(device.secret, "base64url")).toHaveLength(32);
});

test("an actor is a signed-in user with the capabilities of its role", async ({ make, as }) => {
  const dispatcher = await as.dispatcher(await make.organisation());
  expect(dispatcher).toMatchObject({
    kind: "user",
    role: "dispatcher",
    capabilities: expect.arrayContaining(["vehicles.edit"]),
  });
  expect((await as.maintainer()).organisationId).toBeNull();
});
