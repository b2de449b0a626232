import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { sendWaiting, tokenFor } from "./mails.ts";

const hourMs = 3_600_000;

describe("an organisation's settings", () => {
  test("are changed by an administrator, known to everybody in it, and written down", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const administrator = await as.organisationAdministrator(organisation);
    const { accounts, platform } = api(administrator);
    await accounts.organisation.update({
      units: "imperial",
      locale: "vi",
      timeZone: "Asia/Ho_Chi_Minh",
      contactEmail: " Help@North.example ",
      contactPhone: "+84 24 3333 4444",
    });

    const driver = api(await as.driver(organisation));
    expect((await driver.accounts.me()).organisation).toMatchObject({
      id: organisation.id,
      units: "imperial",
      locale: "vi",
      timeZone: "Asia/Ho_Chi_Minh",
      contactEmail: "help@north.example",
      contactPhone: "+84 24 3333 4444",
    });
    await accounts.organisation.update({ contactPhone: " ", timeZone: null });
    expect((await driver.accounts.me()).organisation).toMatchObject({ contactPhone: null, timeZone: null });
    const { items } = await platform.audit.list({ subjectId: organisation.id });
    expect(items).toMatchObject([
      { type: "organisation.changed", before: { timeZone: "Asia/Ho_Chi_Minh" }, after: { timeZone: null } },
      { type: "organisation.changed", before: { units: "metric" }, after: { units: "imperial" } },
    ]);
    await expect(driver.accounts.organisation.update({ units: "metric" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test.for([
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["contactEmail", { contactEmail: "nobody" }],
    ["retentionDays", { retentionDays: 0 }],
    ["phoneHistoryDays", { phoneHistoryDays: -1 }],
  ] as const)("%s that cannot be is refused beside its field", async ([field, given], { make, as, api }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    await expect(accounts.organisation.update(given)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: [field] }] },
    });
  });

  test("keep positions no longer than the installation does", async ({ make, as, api }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    await expect(accounts.organisation.update({ retentionDays: 366 })).rejects.toMatchObject({
      cause: { fields: { retentionDays: { code: "too_big", values: { maximum: 365 } } } },
    });
    await accounts.organisation.update({ retentionDays: 365 });
    expect(await accounts.organisation.get()).toMatchObject({ retentionDays: 365, retentionLimitDays: 365 });
  });

  test("changed by two at once keep both changes", async ({ make, as, api }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    await Promise.all([
      accounts.organisation.update({ units: "imperial" }),
      accounts.organisation.update({ retentionDays: 30 }),
    ]);
    expect(await accounts.organisation.get()).toMatchObject({ units: "imperial", retentionDays: 30 });
  });
});

describe("the organisation's language", () => {
  test("is that of its mails, unless another was asked for, and of its new members", async ({
    make,
    as,
    api,
    owner,
    platform,
    people,
  }) => {
    const organisation = await make.organisation();
    const { accounts } = api(await as.organisationAdministrator(organisation));
    await accounts.organisation.update({ locale: "vi" });
    await accounts.invitations.send({ email: "moi@north.example", role: "viewer" });
    await accounts.invitations.send({ email: "new@north.example", role: "viewer", locale: "en" });

    const mails = await sendWaiting(platform, people);
    expect(mails.map(({ recipient, locale }) => [recipient, locale]).sort()).toEqual([
      ["moi@north.example", "vi"],
      ["new@north.example", "en"],
    ]);
    const token = tokenFor(mails, "moi@north.example");
    await api(null).accounts.invitations.acceptAsNew({
      token,
      name: "M",
      password: "seven quiet lanterns over the bay",
    });
    const localeOf = async () =>
      (await owner.sql<{ locale: string }[]>`select locale from users where email = 'moi@north.example'`)[0]?.locale;
    expect(await localeOf()).toBe("vi");

    const elsewhere = await make.organisation();
    await owner.sql`update organisations set locale = 'en' where id = ${elsewhere.id}`;
    await owner.sql`
      insert into members (id, organisation_id, user_id, role)
      select uuidv7(), ${elsewhere.id}, id, 'viewer' from users where email = 'moi@north.example'`;
    expect(await localeOf()).toBe("vi");
  });
});

describe("the privacy of drivers", () => {
  test("phones are hidden from those who only look, and from nobody else", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const vehicle = await make.vehicle({ organisationId });
    const phone = await make.device({ organisationId, kind: "phone", vehicleId: vehicle.id, name: "Lan's phone" });
    await make.device({ organisationId, vehicleId: (await make.vehicle({ organisationId })).id });
    const [administrator, dispatcher, viewer] = [
      api(await as.organisationAdministrator(organisation)),
      api(await as.dispatcher(organisation)),
      api(await as.viewer(organisation)),
    ];
    await storePosition(owner, phone, hourMs);
    expect((await viewer.fleet.devices.list({})).items).toHaveLength(2);

    await administrator.accounts.organisation.update({ showsPhonesToViewers: false });

    const { id: deviceId } = phone;
    for (const { fleet } of [administrator, dispatcher]) {
      expect((await fleet.devices.list({})).items).toHaveLength(2);
      expect(await fleet.devices.positions({ deviceId })).toHaveLength(1);
      expect((await fleet.vehicles.get({ vehicleId: vehicle.id })).devices).toHaveLength(1);
    }
    const { fleet } = viewer;
    expect((await fleet.devices.list({})).items.map(({ kind }) => kind)).toEqual(["tracker"]);
    for (const ask of [fleet.devices.get, fleet.devices.positions, fleet.devices.deadLetters])
      await expect(ask({ deviceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const seen = await Promise.all([fleet.vehicles.get({ vehicleId: vehicle.id }), fleet.vehicles.list({})]);
    expect(JSON.stringify(seen)).not.toContain(deviceId);
  });

  test("what phones reported longer ago is shown to administrators alone; trackers are not touched", async ({
    make,
    as,
    api,
    owner,
    ingest,
  }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const [byPhone, byTracker] = [await make.vehicle({ organisationId }), await make.vehicle({ organisationId })];
    const phone = await make.device({ organisationId, kind: "phone", vehicleId: byPhone.id });
    const tracker = await make.device({ organisationId, vehicleId: byTracker.id });
    for (const device of [phone, tracker])
      for (const age of [1, 60]) {
        await storePosition(owner, device, age * hourMs);
        await storeLetter(ingest, { ...device, organisationId }, age * hourMs);
      }
    const administrator = api(await as.organisationAdministrator(organisation));
    const dispatcher = api(await as.dispatcher(organisation));
    const seenBy = async ({ fleet, tracking }: typeof administrator) => {
      const to = Date.now();
      const range = { from: to - 90 * hourMs, to };
      return [
        (await tracking.history({ vehicleId: byPhone.id, ...range })).fixTime.length,
        (await fleet.devices.positions({ deviceId: phone.id })).length,
        (await fleet.devices.deadLetters({ deviceId: phone.id })).items.length,
        (await tracking.history({ vehicleId: byTracker.id, ...range })).fixTime.length,
        (await fleet.devices.positions({ deviceId: tracker.id })).length,
        (await fleet.devices.deadLetters({ deviceId: tracker.id })).items.length,
      ];
    };
    expect(await seenBy(dispatcher)).toEqual([2, 2, 2, 2, 2, 2]);

    await administrator.accounts.organisation.update({ phoneHistoryDays: 2 });
    expect(await seenBy(dispatcher)).toEqual([1, 1, 1, 2, 2, 2]);
    await administrator.accounts.organisation.update({ phoneHistoryDays: 0 });
    expect(await seenBy(dispatcher)).toEqual([0, 0, 0, 2, 2, 2]);
    expect(await seenBy(administrator)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});

type Sql = { sql: import("postgres").Sql };

async function storeLetter(ingest: Database, device: { id: string; organisationId: string }, ageMs: number) {
  const letter = {
    device: { deviceId: device.id, organisationId: device.organisationId },
    topic: "cartage",
    payload: Buffer.from(`{${ageMs}`),
    elementIndex: null,
    field: null,
    reason: "not_json",
    detail: "It is no JSON.",
    receivedAt: new Date(Date.now() - ageMs),
  };
  await withConnection(ingest, (session) => storeDeadLetters(session, [letter]));
}

async function storePosition({ sql }: Sql, device: { key: number; organisationKey: number }, ageMs: number) {
  const fixTime = new Date(Date.now() - ageMs);
  await sql`select ensure_position_day((${fixTime}::timestamptz at time zone 'utc')::date)`;
  await sql`
    insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
    values (${fixTime}, ${device.organisationKey}, ${device.key}, 210000000, 1058000000, 3, 0, '')`;
}
