import { expect } from "vitest";
import { type Sent, test } from "./ways-in-test.ts";

const nowS = () => Math.floor(Date.now() / 1000);

test("OwnTracks: a place and a transition are committed and shown, all is answered with an empty list", async ({
  make,
  send,
  storedOf,
  lettersOf,
  published,
  owner,
}) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const basic = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  const messages = [
    { _type: "location", tst: nowS() - 5, lat: 21.02, lon: 105.83, vel: 36, batt: 80, tid: "AN" },
    { _type: "transition", tst: nowS() - 3, lat: 21.03, lon: 105.83, event: "enter", desc: "Depot" },
    { _type: "waypoint", tst: 1, lat: 1, lon: 1, desc: "Depot", rad: 50 },
    { _type: "waypoints", waypoints: [] },
    { _type: "lwt", tst: nowS() },
    "",
    { _type: "encrypted", data: "YWJj" },
  ];

  for (const body of messages) {
    const answer = await send("owntracks", { basic, body });
    expect([answer.status, await answer.text()]).toEqual([200, "[]"]);
  }

  expect(await storedOf(basic)).toEqual([
    { lat_e7: 210_200_000, speed_cmps: 1000, battery_percent: 80, ext: '{"tid":"AN"}' },
    { lat_e7: 210_300_000, speed_cmps: null, battery_percent: null, ext: '{"desc":"Depot","event":"enter"}' },
  ]);
  expect(await lettersOf(organisation)).toEqual([
    {
      topic: `owntracks/${basic.id}/http`,
      reason: "unsupported",
      field: null,
      payload: '{"_type":"encrypted","data":"YWJj"}',
    },
  ]);
  expect(published.filter((topic) => topic === `live/v1/${organisation.id}`)).toHaveLength(2);
  expect([...(await owner.sql`select is_online from device_state where device_key = ${basic.key}`)]).toEqual([
    { is_online: false },
  ]);
});

test("OsmAnd: query, form and JSON, with the secret in the identifier, beside it, or in a header", async ({
  make,
  send,
  storedOf,
}) => {
  const device = await make.device({ organisationId: (await make.organisation()).id });
  const { id, secret } = device;
  const place = (ago: number) => `lat=21.0${ago}&lon=105.8&timestamp=${nowS() - ago}&speed=19.4384&batt=50`;
  const json = (device_id: string) => ({
    location: {
      timestamp: new Date(Date.now() - 1_000).toISOString(),
      coords: { latitude: 21, longitude: 105, speed: 10 },
    },
    device_id,
  });
  const sent: Sent[] = [
    { method: "GET", query: `?id=${id}&secret=${secret}&${place(6)}` },
    { method: "GET", query: `?id=${id}:${secret}&${place(5)}` },
    { query: `?id=${id}:${secret}&${place(4)}` },
    { body: `id=${id}:${secret}&${place(3)}` },
    { query: `?${place(2)}`, basic: device },
    { body: json(`${id}:${secret}`) },
  ];
  for (const one of sent) {
    const answer = await send("osmand", one);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  }
  const stored = await storedOf(device);
  expect(stored).toHaveLength(6);
  expect(stored).toEqual(stored.map(() => expect.objectContaining({ speed_cmps: 1000 })));

  const wrong: Sent[] = [
    { method: "GET", query: `?id=${id}&${place(1)}` },
    { method: "GET", query: `?id=${id}:wrong&${place(1)}` },
    { body: json(id) },
  ];
  for (const one of wrong) expect((await send("osmand", one)).status).toBe(401);
});

test("OsmAnd: what cannot be taken is answered with 200, for it would come for ever, and kept without a secret", async ({
  make,
  send,
  lettersOf,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const { id, secret } = device;
  const location = { timestamp: "soon", coords: { latitude: 21, longitude: 105 }, _: `&id=${id}:${secret}` };
  const sent: Sent[] = [
    { method: "GET", query: `?id=${id}&secret=${secret}&lat=99&lon=1&timestamp=${nowS()}` },
    { body: { location: [location], device_id: `${id}:${secret}` } },
    { basic: device, body: `{"device_id":"${id}:${secret}","location":` },
  ];
  for (const one of sent) expect((await send("osmand", one)).status).toBe(200);
  const letters = await lettersOf(organisation);
  expect(letters.map(({ reason, field }) => [reason, field])).toEqual([
    ["out_of_range", "lat"],
    ["not_a_time", "timestamp"],
    ["not_json", null],
  ]);
  expect(JSON.stringify(letters)).not.toContain(secret);
  expect(letters[0]?.payload).toMatch(/^lat=99&lon=1&timestamp=\d+$/);
  expect(JSON.parse(letters[1]?.payload ?? "")).toEqual({
    location: { timestamp: "soon", coords: { latitude: 21, longitude: 105 } },
  });
});

test("Traccar: a forwarded position is stored for the device of that id outside; an unknown one is named", async ({
  make,
  as,
  api,
  send,
  storedOf,
  lettersOf,
}) => {
  const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
  const device = await make.device({ organisationId: organisation.id });
  const theirs = await make.device({ organisationId: elsewhere.id });
  const administrator = api(await as.organisationAdministrator(organisation));
  await administrator.fleet.devices.update({ deviceId: device.id, name: "Truck 12", outsideId: " 862798050123456 " });
  await api(await as.organisationAdministrator(elsewhere)).fleet.devices.update({
    deviceId: theirs.id,
    outsideId: "862798050123456",
  });
  const { secret: bearer } = await administrator.integrations.keys.create({
    name: "Traccar",
    scopes: ["positions.send"],
  });
  const message = (uniqueId: string) => ({
    position: {
      fixTime: new Date(Date.now() - 1_000).toISOString().replace("Z", "+00:00"),
      valid: true,
      latitude: 21.02,
      longitude: 105.83,
      speed: 19.4384,
      accuracy: 0,
      attributes: { ignition: true, batteryLevel: 90, sat: 9 },
    },
    device: { id: 3, name: "x", uniqueId },
  });

  const answer = await send("traccar", { bearer, body: message("862798050123456") });
  expect([answer.status, await answer.json()]).toEqual([200, { accepted: 1, refused: [] }]);
  expect(await storedOf(device)).toEqual([
    { lat_e7: 210_200_000, speed_cmps: 1000, battery_percent: 90, ext: '{"sat":9}' },
  ]);
  expect(await storedOf(theirs)).toEqual([]);

  const unknown = await send("traccar", { bearer, body: message("nobody") });
  expect([unknown.status, await unknown.json()]).toEqual([
    200,
    { accepted: 0, refused: [expect.objectContaining({ reason: "unknown_device", field: "device.uniqueId" })] },
  ]);
  expect(await lettersOf(organisation)).toEqual([
    expect.objectContaining({
      topic: "traccar/nobody",
      reason: "unknown_device",
      payload: expect.stringContaining("nobody"),
    }),
  ]);

  const { secret: other } = await administrator.integrations.keys.create({ name: "Reader", scopes: ["tracking.view"] });
  for (const wrong of [undefined, other, `${bearer}x`])
    expect((await send("traccar", { ...(wrong && { bearer: wrong }), body: message("nobody") })).status).toBe(401);
});

test("an id outside is one device's in its organisation, and free again when that is revoked", async ({
  make,
  as,
  api,
}) => {
  const organisation = await make.organisation();
  const { fleet } = api(await as.organisationAdministrator(organisation));
  const first = await fleet.devices.create({ name: "A", kind: "tracker", outsideId: "imei-1" });
  const second = await fleet.devices.create({ name: "B", kind: "tracker" });
  const taken = fleet.devices.update({ deviceId: second.deviceId, outsideId: "imei-1" });
  await expect(taken).rejects.toMatchObject({ cause: { code: "device.outside_id_taken" } });
  await fleet.devices.revoke({ deviceId: first.deviceId });
  await fleet.devices.update({ deviceId: second.deviceId, outsideId: "imei-1" });
  expect(await fleet.devices.get({ deviceId: second.deviceId })).toMatchObject({ name: "B", outsideId: "imei-1" });
  await fleet.devices.update({ deviceId: second.deviceId, outsideId: "" });
  expect(await fleet.devices.get({ deviceId: second.deviceId })).toMatchObject({ outsideId: null });
});

test("positions under an API key: each element or the query names the device, an unknown one and another's are refused", async ({
  make,
  as,
  api,
  send,
  storedOf,
  lettersOf,
}) => {
  const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
  const [one, two] = [
    await make.device({ organisationId: organisation.id }),
    await make.device({ organisationId: organisation.id }),
  ];
  const theirs = await make.device({ organisationId: elsewhere.id });
  const administrator = api(await as.organisationAdministrator(organisation));
  await administrator.fleet.devices.update({ deviceId: two.id, outsideId: "van 2" });
  const { secret: bearer } = await administrator.integrations.keys.create({ name: "Feed", scopes: ["positions.send"] });
  const place = { t: Date.now() - 1_000, lat: 21, lon: 105 };

  const answer = await send("positions", {
    bearer,
    body: [
      { ...place, device: one.id },
      { ...place, device: "van 2" },
      { ...place, device: theirs.id },
      { ...place, lat: 99, device: one.id },
      place,
    ],
  });
  expect(answer.status).toBe(200);
  const { accepted, refused } = (await answer.json()) as {
    accepted: number;
    refused: { index: number; reason: string }[];
  };
  expect(accepted).toBe(2);
  expect(refused.map(({ index, reason }) => [index, reason]).sort()).toEqual([
    [2, "unknown_device"],
    [3, "out_of_range"],
    [4, "missing"],
  ]);
  expect([await storedOf(one), await storedOf(two), await storedOf(theirs)].map((rows) => rows.length)).toEqual([
    1, 1, 0,
  ]);
  expect((await lettersOf(organisation)).map(({ topic, payload }) => [topic, payload])).toEqual(
    expect.arrayContaining([
      [`positions/${theirs.id}`, JSON.stringify(place)],
      [`cartage/v1/${organisation.id}/${one.id}/positions`, JSON.stringify({ ...place, lat: 99 })],
    ]),
  );

  const named = await send("positions", { bearer, query: "?device=van%202", body: { ...place, t: place.t - 1 } });
  expect(await named.json()).toMatchObject({ accepted: 1, refused: [] });
  expect((await send("positions", { bearer, query: "?device=nobody", body: place })).status).toBe(422);
});

test("two organisations may be sent the same nonsense", async ({ make, as, api, send, lettersOf }) => {
  for (const organisation of [await make.organisation(), await make.organisation()]) {
    const { integrations } = api(await as.organisationAdministrator(organisation));
    const { secret: bearer } = await integrations.keys.create({ name: "Traccar", scopes: ["positions.send"] });
    expect((await send("traccar", { bearer, body: "{" })).status).toBe(200);
    expect(await lettersOf(organisation)).toHaveLength(1);
  }
});
