import { createOsmAndEndpoint } from "@cartage/api/rest/osm-and";
import { createTraccarEndpoint } from "@cartage/api/rest/traccar";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { rereadRefused } from "@cartage/domain/tracking/processes/reread-refused";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const days = createPositionDays({ retentionDays: 30, now: Date.now });

test("five thousand bad messages are a few causes, searched by their words and told apart by way, reason and field", async ({
  make,
  as,
  api,
  ingest,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id, name: "Gateway 7" });
  const causes = [
    { field: "lat", reason: "out_of_range", topic: "positions" },
    { field: "t", reason: "not_a_time", topic: "positions" },
    { field: null, reason: "not_json", topic: "owntracks" },
  ];
  const letters = Array.from({ length: 5_000 }, (_, at) => {
    const { field, reason, topic } = causes[at % 3] as (typeof causes)[number];
    return {
      device: { deviceId: device.id, organisationId: organisation.id },
      topic:
        topic === "positions" ? `cartage/v1/${organisation.id}/${device.id}/positions` : `owntracks/${device.id}/http`,
      payload: Buffer.from(`{"n":${at}`),
      elementIndex: null,
      ...{ field, reason },
      detail: at === 0 ? "Field lat is 4711." : "It is wrong.",
      receivedAt: new Date(1_763_712_000_000 + at),
    };
  });
  await withConnection(ingest, (session) => storeDeadLetters(session, letters));
  const { tracking } = api(await as.viewer(organisation));

  expect(await tracking.letters.causes({})).toEqual([
    expect.objectContaining({ way: "positions", reason: "not_a_time", field: "t", letters: 1_667, devices: 1 }),
    expect.objectContaining({ way: "positions", reason: "out_of_range", field: "lat", letters: 1_667, times: 1_667 }),
    expect.objectContaining({ way: "owntracks", reason: "not_json", field: null, letters: 1_666 }),
  ]);
  expect(await tracking.letters.causes({ search: "4711" })).toMatchObject([
    { letters: 1, example: "Field lat is 4711.", firstAt: 1_763_712_000_000, lastAt: 1_763_712_000_000 },
  ]);
  expect(await tracking.letters.causes({ search: "gateway" })).toHaveLength(3);
  const page = await tracking.letters.list({ reason: "not_json", field: null, limit: 2 });
  expect(page.items).toMatchObject([{ device: { name: "Gateway 7" }, way: "owntracks" }, { reason: "not_json" }]);
  expect(page.nextCursor).not.toBeNull();
});

test("after the device was entered and the decoder mended, letters are read again: what can be is stored, the rest stays", async ({
  make,
  as,
  api,
  app,
  services,
  platform,
  owner,
}) => {
  const organisation = await make.organisation();
  const administrator = api(await as.organisationAdministrator(organisation));
  const { secret } = await administrator.integrations.keys.create({ name: "Traccar", scopes: ["positions.send"] });
  const wayIn = { services, credentials: createDeviceCredentials(app), days, publish: () => {} };
  const post = (uniqueId: string, latitude: number) => {
    const position = { fixTime: Date.now() - latitude * 1000, latitude, longitude: 105, valid: true };
    const body = JSON.stringify({ position, device: { uniqueId } });
    const headers = { authorization: `Bearer ${secret}` };
    return createTraccarEndpoint(wayIn)(new Request("https://x/", { method: "POST", body, headers }), null);
  };
  for (const latitude of [1, 2, 3]) await post("imei-9", latitude);
  await post("imei-other", 4);
  const phone = await make.device({ organisationId: organisation.id });
  const query = `id=${phone.id}:${phone.secret}&lat=91&lon=1&timestamp=${Math.floor(Date.now() / 1000)}`;
  await createOsmAndEndpoint(wayIn)(new Request(`https://x/?${query}`), null);
  const truck = await make.device({ organisationId: organisation.id });
  await administrator.fleet.devices.update({ deviceId: truck.id, outsideId: "imei-9" });

  const { retryId, letters } = await administrator.tracking.letters.retry({});
  expect(letters).toBe(5);
  const actor = processActor("jobs");
  await rereadRefused((work) => runAs(platform, { actor, now: services.now, requestId: "r" }, work), { retryId, days });

  expect(await administrator.tracking.letters.retries()).toMatchObject([
    { letters: 5, tried: 5, taken: 3, positions: 3, finishedAt: expect.any(Number) },
  ]);
  expect(await owner.sql`select 1 from positions where device_key = ${truck.key}`).toHaveLength(3);
  expect(await administrator.tracking.letters.causes({})).toMatchObject([
    { way: "osmand", reason: "out_of_range", letters: 1 },
    { way: "traccar", reason: "unknown_device", letters: 1 },
  ]);

  const again = await administrator.tracking.letters.retry({ way: "traccar" });
  await rereadRefused((work) => runAs(platform, { actor, now: services.now, requestId: "r" }, work), {
    retryId: again.retryId,
    days,
  });
  expect((await administrator.tracking.letters.retries())[0]).toMatchObject({ letters: 1, tried: 1, taken: 0 });
});
