import { withConnection } from "@cartage/db/session";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

test("what a device sent in vain is listed newest first, page by page, with its reason", async ({
  make,
  as,
  api,
  ingest,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const letters = Array.from({ length: 7 }, (_, index) => ({
    device: { deviceId: device.id, organisationId: organisation.id },
    topic: "cartage/v1/x/y/positions",
    payload: Buffer.from(index === 6 ? [0xff, 0x7b] : `{"n":${index}}`),
    elementIndex: index === 6 ? null : index,
    field: index === 6 ? null : "lat",
    reason: index === 6 ? "not_utf8" : "out_of_range",
    detail: `Element ${index} is wrong.`,
    // two came in the same millisecond
    receivedAt: new Date(1_763_712_000_000 + Math.floor(index / 2)),
  }));
  await withConnection(ingest, (session) => storeDeadLetters(session, [...letters, ...letters.slice(0, 1)]));
  const viewer = api(await as.viewer(organisation));

  const items = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await viewer.fleet.devices.deadLetters({ deviceId: device.id, limit: 2, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }

  expect(items.map(({ detail }) => detail)).toHaveLength(7);
  expect(new Set(items.map(({ id }) => id)).size).toBe(7);
  expect(items.map(({ receivedAt }) => receivedAt)).toEqual(
    items.map(({ receivedAt }) => receivedAt).sort((a, b) => b - a),
  );
  expect(items[0]).toMatchObject({
    elementIndex: null,
    field: null,
    reason: "not_utf8",
    payloadText: "\ufffd{",
    times: 1,
  });
  expect(items.find(({ elementIndex }) => elementIndex === 0)).toMatchObject({
    payloadText: '{"n":0}',
    times: 2,
    field: "lat",
  });
  expect((await viewer.fleet.devices.list({})).items).toMatchObject([{ id: device.id, deadLetters: 7 }]);
});

test("a cursor of another list is refused", async ({ make, as, api }) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const viewer = api(await as.viewer(organisation));
  const cursor = Buffer.from(JSON.stringify(["a name", device.id])).toString("base64url");
  await expect(viewer.fleet.devices.deadLetters({ deviceId: device.id, cursor })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});
