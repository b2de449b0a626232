import { recogniseDevice } from "@cartage/auth/devices";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

describe("a new device", () => {
  test("is answered with its secret once, and with the exact settings", async ({ make, as, api, app, owner }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id, name: "NF-001" });
    const administrator = api(await as.organisationAdministrator(organisation));

    const { deviceId, secret, settings } = await administrator.fleet.devices.create({
      name: "FMC130",
      kind: "tracker",
      vehicleId: vehicle.id,
    });

    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(settings).toEqual({
      host: "broker.cartage.example",
      port: 1883,
      isTls: false,
      wsUrl: "wss://broker.cartage.example/mqtt",
      username: deviceId,
      clientId: deviceId,
      topic: `cartage/v1/${organisation.id}/${deviceId}/positions`,
    });
    expect(await recogniseDevice(app, { username: deviceId, password: secret })).toMatchObject({ deviceId });

    const shown = await administrator.fleet.devices.get({ deviceId });
    expect(shown).toMatchObject({
      name: "FMC130",
      vehicle: { id: vehicle.id, name: "NF-001" },
      isRevoked: false,
      mqtt: settings,
    });
    expect(JSON.stringify(shown)).not.toContain(secret);
    const [row] = await owner.sql`select row_to_json(d)::text as kept from devices d where id = ${deviceId}`;
    expect(row?.kept).not.toContain(secret);
  });

  test("a repeat of its request is refused with its id, and changes nothing", async ({ make, as, api, app, owner }) => {
    const organisation = await make.organisation();
    const actor = await as.organisationAdministrator(organisation);
    const request = { name: "T", kind: "tracker" } as const;
    const first = await api(actor, { idempotencyKey: "k1" }).fleet.devices.create(request);

    await expect(api(actor, { idempotencyKey: "k1" }).fleet.devices.create(request)).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { code: "device.secret_already_shown", about: { deviceId: first.deviceId } },
    });

    expect(await recogniseDevice(app, { username: first.deviceId, password: first.secret })).not.toBeNull();
    const receipts =
      await owner.sql`select answer::text from command_receipts where organisation_id = ${organisation.id}`;
    expect(receipts).toEqual([
      {
        answer: JSON.stringify({ value: { deviceId: first.deviceId } })
          .replaceAll(":", ": ")
          .replaceAll(",", ", "),
      },
    ]);
  });

  test("an unknown vehicle leaves no device behind", async ({ make, as, api }) => {
    const theirs = await make.vehicle({ organisationId: (await make.organisation()).id });
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    await expect(
      administrator.fleet.devices.create({ name: "T", kind: "tracker", vehicleId: theirs.id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await administrator.fleet.devices.list({})).items).toEqual([]);
  });

  test("the broker that refuses its secret leaves no device behind", async ({ make, as, api, people }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    people.announceSecret = () => Promise.reject(new Error("refused by the test"));
    await expect(administrator.fleet.devices.create({ name: "T", kind: "tracker" })).rejects.toThrow();
    people.announceSecret = undefined;
    expect((await administrator.fleet.devices.list({})).items).toEqual([]);
  });

  test("a dispatcher may look at devices, not add them", async ({ make, as, api }) => {
    const dispatcher = api(await as.dispatcher(await make.organisation()));
    expect((await dispatcher.fleet.devices.list({})).items).toEqual([]);
    await expect(dispatcher.fleet.devices.create({ name: "T", kind: "tracker" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a device's secret", () => {
  test("is worth nothing after it was rotated", async ({ make, as, api, app }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    const { deviceId, secret } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });

    const rotated = await administrator.fleet.devices.rotateSecret({ deviceId });

    expect(rotated.secret).not.toBe(secret);
    expect(await recogniseDevice(app, { username: deviceId, password: secret })).toBeNull();
    expect(await recogniseDevice(app, { username: deviceId, password: rotated.secret })).not.toBeNull();
  });

  test("is worth nothing after the device was revoked; revoking again is harmless", async ({
    make,
    as,
    api,
    app,
    clock,
  }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const administrator = api(await as.organisationAdministrator(organisation));
    const { deviceId, secret } = await administrator.fleet.devices.create({
      name: "T",
      kind: "tracker",
      vehicleId: vehicle.id,
    });
    clock.forward(1_000);

    await administrator.fleet.devices.revoke({ deviceId });
    await administrator.fleet.devices.revoke({ deviceId });

    expect(await recogniseDevice(app, { username: deviceId, password: secret })).toBeNull();
    expect(await administrator.fleet.devices.get({ deviceId })).toMatchObject({ isRevoked: true, vehicle: null });
    for (const attempt of [
      () => administrator.fleet.devices.rotateSecret({ deviceId }),
      () => administrator.fleet.devices.fit({ deviceId, vehicleId: vehicle.id }),
      () => administrator.fleet.devices.unfit({ deviceId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "CONFLICT", cause: { code: "device.revoked" } });
    }
  });

  test("a suspended organisation's devices are let in nowhere", async ({ make, app, owner }) => {
    const organisation = await make.organisation();
    const device = await make.device({ organisationId: organisation.id });
    await owner.sql`update organisations set suspended_at = now() where id = ${organisation.id}`;
    expect(await recogniseDevice(app, { username: device.id, password: device.secret })).toBeNull();
  });
});

describe("fitting", () => {
  test("a device is in one vehicle at a time, without a gap between", async ({ make, as, api, clock }) => {
    const { id: organisationId, ...organisation } = await make.organisation();
    const [first, second] = [await make.vehicle({ organisationId }), await make.vehicle({ organisationId })];
    const administrator = api(await as.organisationAdministrator({ id: organisationId, ...organisation }));
    const { deviceId } = await administrator.fleet.devices.create({ name: "T", kind: "tracker", vehicleId: first.id });
    clock.forward(60_000);

    await administrator.fleet.devices.fit({ deviceId, vehicleId: second.id });
    await administrator.fleet.devices.fit({ deviceId, vehicleId: second.id });

    const left = (await administrator.fleet.vehicles.get({ vehicleId: first.id })).fittings;
    const entered = (await administrator.fleet.vehicles.get({ vehicleId: second.id })).fittings;
    expect(left).toMatchObject([{ deviceId, deviceName: "T" }]);
    expect(entered).toMatchObject([{ deviceId, to: null }]);
    expect(left[0]?.to).toBe(entered[0]?.from);
    expect((await administrator.fleet.devices.list({ vehicleId: second.id })).items.map(({ id }) => id)).toEqual([
      deviceId,
    ]);
  });

  test("two commands at once leave one fitting", async ({ make, as, api }) => {
    const { id: organisationId, ...organisation } = await make.organisation();
    const vehicles = await Promise.all([1, 2, 3, 4].map(() => make.vehicle({ organisationId })));
    const device = await make.device({ organisationId });
    const administrator = api(await as.organisationAdministrator({ id: organisationId, ...organisation }));

    await Promise.all(
      vehicles.map(({ id }) => administrator.fleet.devices.fit({ deviceId: device.id, vehicleId: id })),
    );

    const open = (await Promise.all(vehicles.map(({ id }) => administrator.fleet.vehicles.get({ vehicleId: id }))))
      .flatMap(({ fittings }) => fittings)
      .filter(({ to }) => to === null);
    expect(open).toHaveLength(1);
  });

  test("taken out, it goes on without a vehicle", async ({ make, as, api, clock }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
    const administrator = api(await as.organisationAdministrator(organisation));
    clock.forward(1_000);
    await administrator.fleet.devices.unfit({ deviceId: device.id });
    await administrator.fleet.devices.unfit({ deviceId: device.id });
    expect(await administrator.fleet.devices.get({ deviceId: device.id })).toMatchObject({ vehicle: null });
  });
});
