import { hashPassword } from "@cartage/auth/password";
import { createPhoneClient } from "@cartage/client/phone-client";
import { refreshTokens } from "@cartage/client/refresh-tokens";
import { createTokenKeeper } from "@cartage/client/token-keeper";
import type { Tokens } from "@cartage/client/tokens";
import { newId } from "@cartage/db/id";
import { postPositions } from "@cartage/mobile/publishing/post-positions";
import { type SignInOutcome, signIn } from "@cartage/mobile/session/sign-in";
import type { Factory } from "@cartage/testing/factory";
import { test as base } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import type postgres from "postgres";
import { expect } from "vitest";
import { startPhone } from "./phone.ts";
import { type PhonesServer, startPhonesServer } from "./server.ts";

const test = base.extend<{ $file: { server: PhonesServer } }>({
  server: [
    async ({ app }, use) => {
      const server = await startPhonesServer(app);
      await use(server);
      await server.stop();
    },
    { scope: "file" },
  ],
});

const password = "a driver's long password";
const phone = { name: "Pixel", model: "Pixel 9" };

/** A driver who is assigned to a vehicle. */
async function hire(make: Factory, sql: postgres.Sql) {
  const { id: organisationId } = await make.organisation();
  const driver = await make.user({ organisationId, role: "driver", passwordHash: await hashPassword(password) });
  const vehicle = await make.vehicle({ organisationId });
  await sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
    values (${newId()}, ${organisationId}, ${driver.id}, ${vehicle.id}, now() - interval '1 hour')`;
  return { driver, vehicle };
}

function signedIn(outcome: SignInOutcome) {
  if ("refusal" in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.signedIn;
}

function createPhoneApi(address: string, first: Tokens) {
  let tokens: Tokens | null = first;
  const url = `${address}/api/trpc`;
  const keeper = createTokenKeeper({
    store: {
      read: async () => tokens,
      write: async (next) => {
        tokens = next;
      },
      clear: async () => {
        tokens = null;
      },
    },
    refresh: (refreshToken) => refreshTokens(url, refreshToken),
    onSignedOut: () => {},
    now: Date.now,
  });
  return { api: createPhoneClient({ url, keeper }), tokens: () => tokens };
}

test("a driver signs in, sees his vehicle, and the positions his phone posts are that vehicle's", async ({
  make,
  owner,
  server,
}) => {
  const { driver, vehicle } = await hire(make, owner.sql);
  const { tokens, device } = signedIn(
    await signIn({ server: server.address, email: driver.email, password }, phone, "en"),
  );
  const { api } = createPhoneApi(server.address, tokens);
  await expect(api.accounts.myVehicle.query()).resolves.toMatchObject({ vehicle: { id: vehicle.id } });

  const { drive, waiting } = await startPhone({
    device,
    wsUrl: null,
    post: (positions) => postPositions(server.address, device, positions),
  });
  await drive(7);
  await until(async () => (await waiting()) === 0);
  const rows = await owner.sql`
    select fix_time from positions where device_key = (select key from devices where id = ${device.id})`;
  expect(rows).toHaveLength(7);
});

test("a wrong password is refused in the driver's language", async ({ make, owner, server }) => {
  const { driver } = await hire(make, owner.sql);
  const refused = await signIn({ server: server.address, email: driver.email, password: "guessed" }, phone, "vi");
  expect(refused).toMatchObject({ refusal: { reason: "refused", sentence: expect.stringMatching(/mật khẩu/i) } });
});

test("calls go on past the access token's end, under rotated tokens", async ({ make, owner, server }) => {
  const { driver } = await hire(make, owner.sql);
  const first = signedIn(await signIn({ server: server.address, email: driver.email, password }, phone, "en")).tokens;
  const { api, tokens } = createPhoneApi(server.address, { ...first, accessExpiresAt: 0 });
  const answers = await Promise.all([api.accounts.me.query(), api.accounts.myVehicle.query()]);
  expect(answers[0].user.email).toBe(driver.email);
  expect(tokens()?.refreshToken).not.toBe(first.refreshToken);
});

test("a session that has ended signs the phone out, and its device is refused", async ({ make, owner, server }) => {
  const { driver } = await hire(make, owner.sql);
  const { tokens: first, device } = signedIn(
    await signIn({ server: server.address, email: driver.email, password }, phone, "en"),
  );
  const { api, tokens } = createPhoneApi(server.address, first);
  await api.accounts.signOut.mutate();
  await expect(api.accounts.me.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
  expect(tokens()).toBeNull();
  await expect(postPositions(server.address, device, [{ t: Date.now(), lat: 1, lon: 2, seq: 1 }])).resolves.toBe(
    "refused",
  );
});
