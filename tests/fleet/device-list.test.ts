import { devicePresences } from "@cartage/domain/fleet/inputs";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const minute = 60_000;

test("devices are listed by what their connection is shown as: each under one state, and none elsewhere", async ({
  make,
  as,
  api,
  owner,
  clock,
}) => {
  const organisation = await make.organisation();
  const now = clock.now().getTime();
  const before = (ms: number | null) => (ms === null ? null : new Date(now - ms));
  // what was said of connections, how long ago, and how long ago something was received
  for (const said of [null, true, false])
    for (const saidAgo of said === null ? [null] : [10 * minute, 0])
      for (const receivedAgo of [null, 0, minute, 10 * minute - 5_000, 10 * minute, 20 * minute]) {
        const { key } = await make.device({ organisationId: organisation.id });
        await owner.sql`
          update device_state set is_online = ${said}, presence_at = ${before(saidAgo)}, last_received_at = ${before(receivedAgo)}
           where device_key = ${key}`;
      }
  const revoked = await make.device({ organisationId: organisation.id });
  await owner.sql`update devices set revoked_at = now() where id = ${revoked.id}`;
  const { list } = api(await as.viewer(organisation)).fleet.devices;

  const all = (await list({ limit: 200 })).items;
  expect(new Set(all.map(({ isRevoked, presence }) => (isRevoked ? "revoked" : presence.state)))).toEqual(
    new Set(devicePresences),
  );
  for (const presence of devicePresences) {
    const { items } = await list({ presence, limit: 200 });
    expect(items.map(({ id }) => id).sort(), presence).toEqual(
      all
        .filter(({ isRevoked, presence: { state } }) => (isRevoked ? "revoked" : state) === presence)
        .map(({ id }) => id)
        .sort(),
    );
  }
});

test("devices are listed by their kind, and pages of one kind follow each other", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  for (const name of ["A", "B", "C", "D"]) {
    const { id } = await make.device({ organisationId: organisation.id, name });
    if (name < "C") await owner.sql`update devices set kind = 'phone' where id = ${id}`;
  }
  const { list } = api(await as.viewer(organisation)).fleet.devices;
  const first = await list({ kind: "tracker", limit: 1 });
  const second = await list({ kind: "tracker", limit: 1, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["C", "D"]);
  expect(second.nextCursor).toBeNull();
});
