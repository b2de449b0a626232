import { withConnection } from "@cartage/db/session";
import { storePresence } from "@cartage/domain/tracking/commands/store-presence";
import { test } from "@cartage/testing/test";
import { expect } from "vitest";

test.for([
  [
    "began and ended",
    [
      ["a", true],
      ["a", false],
    ],
    { is_online: false, connection: "a" },
  ],
  [
    "ended, and another began",
    [
      ["a", true],
      ["a", false],
      ["b", true],
    ],
    { is_online: true, connection: "b" },
  ],
  [
    "an ending that came late",
    [
      ["a", true],
      ["b", true],
      ["a", false],
    ],
    { is_online: true, connection: "b" },
  ],
] as const)("in one batch: a connection that %s", async ([, said, kept], { make, owner, ingest }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const news = said.map(([connection, isOnline], at) => ({
    deviceKey: device.key,
    connection,
    isOnline,
    holdsFrom: null,
    receivedAt: new Date(1_700_000_000_000 + at),
  }));
  await withConnection(ingest, (session) => storePresence(session, news));
  const [state] = await owner.sql`select is_online, connection from device_state where device_key = ${device.key}`;
  expect(state).toEqual(kept);
});

test("a connection that ended does not begin again when its beginning is told afterwards", async ({
  make,
  owner,
  ingest,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const tell = (connection: string, isOnline: boolean) =>
    withConnection(ingest, (session) =>
      storePresence(session, [
        { deviceKey: device.key, connection, isOnline, holdsFrom: null, receivedAt: new Date(1_700_000_000_000) },
      ]),
    );
  const stateOf = async () =>
    (await owner.sql`select is_online, connection from device_state where device_key = ${device.key}`)[0];

  await tell("a", false);
  await tell("a", true);
  expect(await stateOf()).toEqual({ is_online: false, connection: "a" });
  await tell("b", true);
  expect(await stateOf()).toEqual({ is_online: true, connection: "b" });
  await tell("a", false);
  expect(await stateOf()).toEqual({ is_online: true, connection: "b" });
});
