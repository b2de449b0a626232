import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { watchDeviceChanges } from "@cartage/auth/device-changes";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { encodePositions } from "@cartage/telemetry/codec";
import { decodeFrame } from "@cartage/telemetry/frame";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { test as withApi } from "./api-test.ts";

interface Credential {
  id: string;
  secret: string;
}

interface Published {
  topic: string;
  payload: string;
}

/** The endpoint as a device meets it. */
const test = withApi.extend<{ $file: { published: Published[]; post: Post } }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  published: [async ({}, use) => use([]), { scope: "file" }],
  post: [
    async ({ services, app, published }, use) => {
      const credentials = createDeviceCredentials(app);
      const changes = await watchDeviceChanges(app, { onChange: credentials.forget, onMissed: credentials.forgetAll });
      const answer = createPositionsEndpoint({
        services,
        credentials,
        days: createPositionDays({ retentionDays: 30, now: Date.now }),
        publish: (topic, payload) => published.push({ topic, payload }),
      });
      await use((device, body, language = "en") => {
        const headers = new Headers({ "accept-language": language });
        if (device) headers.set("authorization", `Basic ${btoa(`${device.id}:${device.secret}`)}`);
        const request = new Request("https://cartage.example/api/v1/positions", { method: "POST", body, headers });
        return answer(request, null);
      });
      await changes.stop();
    },
    { scope: "file" },
  ],
});

type Post = (device: Credential | null, body: string | Uint8Array<ArrayBuffer>, language?: string) => Promise<Response>;

test("what is answered with 200 is stored, moves the vehicle and is told to the live map", async ({
  make,
  as,
  api,
  post,
  published,
}) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  const t = Date.now();
  const body = encodePositions([
    { t: t - 1_000, lat: 21.02, lon: 105.83, seq: 1, spd: 11.2 },
    { t, lat: 21.03, lon: 105.84, seq: 2, spd: 12 },
  ]);

  const response = await post(device, body);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ accepted: 2, refused: [], through: 2 });
  const viewer = api(await as.viewer(organisation));
  expect(await viewer.fleet.devices.positions({ deviceId: device.id })).toMatchObject([
    { fixTime: t, lat: 21.03, lon: 105.84, speedMps: 12, verdict: "accepted" },
    { fixTime: t - 1_000, lat: 21.02, speedMps: 11.2 },
  ]);
  const [told] = published.splice(0);
  expect(told?.topic).toBe(`live/v1/${organisation.id}`);
  expect(decodeFrame(Buffer.from(told?.payload ?? ""))).toMatchObject({
    moved: [[vehicle.id, expect.any(Number), t, 210300000, 1058400000, 1200, null, null, 0, null]],
  });

  expect(await (await post(device, body)).json()).toEqual({ accepted: 2, refused: [], through: 2 });
  expect(await viewer.fleet.devices.positions({ deviceId: device.id })).toHaveLength(2);
});

test("what is wrong is listed and kept, the rest is stored", async ({ make, as, api, post }) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const t = Date.now();

  const response = await post(
    device,
    JSON.stringify([
      { t, lat: 210, lon: 105 },
      { t, lat: 21, lon: 105 },
    ]),
  );

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    accepted: 1,
    refused: [{ index: 0, field: "lat", reason: "out_of_range" }],
  });
  const { items } = await api(await as.viewer(organisation)).fleet.devices.deadLetters({ deviceId: device.id });
  expect(items).toMatchObject([{ elementIndex: 0, payloadText: `{"t":${t},"lat":210,"lon":105}` }]);
});

test.for([
  ["not JSON", '{"t":', "not_json"],
  ["nothing of it can be taken", '[{"t":1}]', "missing"],
] as const)("422 when %s, with the reasons and a sentence", async ([, body, reason], { make, post }) => {
  const device = await make.device({ organisationId: (await make.organisation()).id });
  const response = await post(device, body, "vi");
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: "positions.refused",
    sentence: "Không nhận được vị trí nào. Danh sách từ chối cho biết lý do.",
    refused: [{ reason }],
  });
});

test("413 when it is larger than a message may be", async ({ make, post }) => {
  const device = await make.device({ organisationId: (await make.organisation()).id });
  const response = await post(device, new Uint8Array(256 * 1024 + 1));
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    code: "request.too_large",
    sentence: expect.stringContaining("256 KiB"),
  });
});

test("401 without credentials, with wrong ones, and at once after they were rotated or revoked", async ({
  make,
  as,
  api,
  post,
}) => {
  const organisation = await make.organisation();
  const administrator = api(await as.organisationAdministrator(organisation));
  const { deviceId: id, secret } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });
  const statusOf = async (device: Credential | null) => (await post(device, "[]")).status;

  expect(await statusOf({ id, secret })).toBe(200);
  for (const wrong of [null, { id, secret: "wrong" }, { id: "nobody", secret }, { id: id.toUpperCase(), secret }]) {
    expect(await statusOf(wrong)).toBe(401);
  }
  const rotated = await administrator.fleet.devices.rotateSecret({ deviceId: id });
  expect(await statusOf({ id, secret: rotated.secret })).toBe(200);
  await until(async () => (await statusOf({ id, secret })) === 401, { withinMs: 5_000 });
  await administrator.fleet.devices.revoke({ deviceId: id });
  await until(async () => (await statusOf({ id, secret: rotated.secret })) === 401, { withinMs: 5_000 });
  expect((await post(null, "[]")).headers.get("www-authenticate")).toMatch(/^Basic /);
});

test("what is older than the device's organisation keeps is stored apart, though the installation keeps longer", async ({
  make,
  as,
  api,
  post,
}) => {
  const [ours, theirs] = [await make.organisation(), await make.organisation()];
  await api(await as.organisationAdministrator(ours)).accounts.organisation.update({ retentionDays: 3 });
  const t = Date.now() - 5 * 86_400_000;
  for (const [organisation, verdict] of [
    [ours, "stale"],
    [theirs, "accepted"],
  ] as const) {
    const device = await make.device({ organisationId: organisation.id });
    expect((await post(device, encodePositions([{ t, lat: 21.02, lon: 105.83 }]))).status).toBe(200);
    const { fleet } = api(await as.viewer(organisation));
    expect(await fleet.devices.positions({ deviceId: device.id })).toMatchObject([{ fixTime: t, verdict }]);
  }
});
