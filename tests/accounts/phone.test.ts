import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import { recogniseDevice } from "@cartage/auth/devices";
import { hashPassword } from "@cartage/auth/password";
import { newId } from "@cartage/db/id";
import type { Factory } from "@cartage/testing/factory";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const password = "correct horse battery staple";
const phone = { name: "Lan's phone", model: "Pixel 9" };

function withToken(services: Services, accessToken: string) {
  return createCaller(createContext({ services, headers: new Headers({ authorization: `Bearer ${accessToken}` }) }));
}

async function makeDriver(make: Factory) {
  const organisation = await make.organisation();
  const user = await make.user({
    organisationId: organisation.id,
    role: "driver",
    passwordHash: await hashPassword(password),
  });
  return { organisation, user, signIn: { email: user.email, password, phone } };
}

describe("signing in on a phone", () => {
  test("makes the phone a device of the driver's vehicle", async ({ make, api, app, owner, services }) => {
    const { organisation, user, signIn } = await makeDriver(make);
    const vehicle = await make.vehicle({ organisationId: organisation.id, name: "NF-007" });
    await owner.sql`
      insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
      values (${newId()}, ${organisation.id}, ${user.id}, ${vehicle.id}, '2026-01-01')`;

    const signedIn = await api(null).accounts.signInOnPhone(signIn);

    expect(signedIn).toMatchObject({
      mqttUrl: "wss://broker.cartage.example/mqtt",
      device: { organisationId: organisation.id },
    });
    const { id: username, secret } = signedIn.device;
    expect(await recogniseDevice(app, { username, password: secret })).toMatchObject({ deviceId: username });
    const driver = withToken(services, signedIn.accessToken);
    expect(await driver.accounts.me()).toMatchObject({ user: { id: user.id }, role: "driver" });
    expect(await driver.accounts.myVehicle()).toMatchObject({
      vehicle: { id: vehicle.id, name: "NF-007" },
      state: { id: vehicle.id, fix: null },
    });
    const [fitting] =
      await owner.sql`select vehicle_id from fittings where device_id = ${username} and removed_at is null`;
    expect(fitting?.vehicle_id).toBe(vehicle.id);
  });

  test("a driver without a vehicle signs in all the same", async ({ make, api, services }) => {
    const { signIn } = await makeDriver(make);
    const { accessToken } = await api(null).accounts.signInOnPhone(signIn);
    expect(await withToken(services, accessToken).accounts.myVehicle()).toEqual({ vehicle: null, state: null });
  });

  test("a driver whose vehicle was taken out of use signs in, and has none", async ({ make, api, owner, services }) => {
    const { organisation, user, signIn } = await makeDriver(make);
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    await owner.sql`
      insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
      values (${newId()}, ${organisation.id}, ${user.id}, ${vehicle.id}, '2026-01-01')`;
    await owner.sql`update vehicles set archived_at = now() where id = ${vehicle.id}`;

    const { accessToken } = await api(null).accounts.signInOnPhone(signIn);
    expect(await withToken(services, accessToken).accounts.myVehicle()).toEqual({ vehicle: null, state: null });
  });

  test("again, because the answer got lost, it leaves one device", async ({ make, as, api }) => {
    const { organisation, signIn } = await makeDriver(make);
    const lost = await api(null).accounts.signInOnPhone(signIn);
    const arrived = await api(null).accounts.signInOnPhone(signIn);

    const { items } = await api(await as.viewer(organisation)).fleet.devices.list({});
    expect(items.filter(({ isRevoked }) => !isRevoked).map(({ id }) => id)).toEqual([arrived.device.id]);
    await expect(api(null).accounts.refresh({ refreshToken: lost.refreshToken })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });

  test("another phone, and one that has reported, stay", async ({ make, as, api, owner }) => {
    const { organisation, signIn } = await makeDriver(make);
    const first = await api(null).accounts.signInOnPhone(signIn);
    await owner.sql`update device_state set last_received_at = now() where device_id = ${first.device.id}`;
    await api(null).accounts.signInOnPhone({ ...signIn, phone: { name: "Tablet", model: "Tab" } });
    await api(null).accounts.signInOnPhone(signIn);

    const { items } = await api(await as.viewer(organisation)).fleet.devices.list({});
    expect(items.map(({ isRevoked }) => isRevoked)).toEqual([false, false, false]);
  });

  test("signing out ends the tokens and the device", async ({ make, api, app, services }) => {
    const { signIn } = await makeDriver(make);
    const { accessToken, refreshToken, device } = await api(null).accounts.signInOnPhone(signIn);
    await withToken(services, accessToken).accounts.signOut();

    await expect(withToken(services, accessToken).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(api(null).accounts.refresh({ refreshToken })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await recogniseDevice(app, { username: device.id, password: device.secret })).toBeNull();
  });

  test("is refused after too many attempts, before the password is looked at", async ({ make, api, people }) => {
    const { signIn } = await makeDriver(make);
    people.mayTry = async ({ email }) => email !== signIn.email;
    await expect(api(null).accounts.signInOnPhone(signIn)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    people.mayTry = undefined;
  });
});

describe("tokens", () => {
  test("an access token is good for ten minutes", async ({ make, api, services, clock }) => {
    const { signIn } = await makeDriver(make);
    const { accessToken, accessExpiresAt } = await api(null).accounts.signInOnPhone(signIn);
    expect(accessExpiresAt - clock.now().getTime()).toBeLessThanOrEqual(600_000);
    clock.forward(601_000);
    await expect(withToken(services, accessToken).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test.for(["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."])(
    "'%s' is no access token",
    async (token, { services }) => {
      await expect(withToken(services, token).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    },
  );

  test("a refresh token that comes again at once gives the same successor", async ({ make, api }) => {
    const { signIn } = await makeDriver(make);
    const { refreshToken } = await api(null).accounts.signInOnPhone(signIn);
    const [first, second] = await Promise.all([1, 2].map(() => api(null).accounts.refresh({ refreshToken })));
    expect(second?.refreshToken).toBe(first?.refreshToken);
    expect(first?.refreshToken).not.toBe(refreshToken);
  });

  test("a refresh token that comes again after its successor was used ends the sign-in", async ({
    make,
    api,
    app,
    owner,
    services,
    logged,
  }) => {
    const { organisation, user, signIn } = await makeDriver(make);
    const { refreshToken, device } = await api(null).accounts.signInOnPhone(signIn);
    const second = await api(null).accounts.refresh({ refreshToken });
    const third = await api(null).accounts.refresh({ refreshToken: second.refreshToken });

    const elsewhere = createCaller(createContext({ services, headers: new Headers(), address: "192.0.2.7" }));
    await expect(elsewhere.accounts.refresh({ refreshToken })).rejects.toMatchObject({
      cause: { code: "session.ended" },
    });

    const entries = await owner.sql`
      select actor_id, address from audit_entries
       where organisation_id = ${organisation.id} and type = 'session.reused_token'`;
    expect(entries).toEqual([{ actor_id: user.id, address: "192.0.2.7" }]);
    await expect(api(null).accounts.refresh({ refreshToken: third.refreshToken })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    await expect(withToken(services, third.accessToken).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await recogniseDevice(app, { username: device.id, password: device.secret })).toBeNull();
    expect(logged).toContainEqual(expect.objectContaining({ message: expect.stringContaining("came twice") }));
  });

  test("whatever a phone repeats at once, it stays signed in; whatever old token comes later ends it", async ({
    make,
    api,
    clock,
  }) => {
    const step = fc.record({ repeats: fc.integer({ min: 0, max: 2 }), waitMs: fc.integer({ min: 0, max: 3_600_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(), async (steps, pick) => {
        const { signIn } = await makeDriver(make);
        let newest = (await api(null).accounts.signInOnPhone(signIn)).refreshToken;
        const used: string[] = [];
        for (const { repeats, waitMs } of steps) {
          const answers = [];
          for (let time = 0; time <= repeats; time++)
            answers.push(await api(null).accounts.refresh({ refreshToken: newest }));
          expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
          used.push(newest);
          newest = answers[0]?.refreshToken ?? newest;
          clock.forward(waitMs);
        }
        clock.forward(61_000);
        const old = used[pick % used.length] ?? newest;
        await expect(api(null).accounts.refresh({ refreshToken: old })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
        await expect(api(null).accounts.refresh({ refreshToken: newest })).rejects.toMatchObject({
          code: "UNAUTHORIZED",
        });
      }),
      { numRuns: 8 },
    );
  });
});
