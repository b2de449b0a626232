import { describe, expect } from "vitest";
import { codeOf } from "./authenticator.ts";
import { sendWaiting } from "./mails.ts";
import { type Person, password, test } from "./person.ts";
import { createAuthenticator } from "./software-authenticator.ts";

const refused = { code: "sign_in.wrong_passkey" };

/** Signs in, and adds a passkey. */
async function enrol(person: Person, options?: Parameters<Person["addPasskey"]>[1]) {
  const signedIn = await person.signIn();
  return { ...signedIn, ...(await person.addPasskey(signedIn.accounts, options)) };
}

describe("a passkey", () => {
  test("is added with the password, listed by its name, told by mail, and lets in from then on", async ({
    person,
    platform,
    people,
  }) => {
    const { accounts, authenticator, recoveryCodes } = await enrol(person);
    expect(recoveryCodes).toHaveLength(10);
    expect(await accounts.factors.list()).toMatchObject([{ kind: "passkey", name: "This device", codesLeft: 10 }]);
    await expect(accounts.factors.beginPasskey({ password: "wrong" })).rejects.toMatchObject({
      cause: { code: "password.wrong" },
    });
    await expect(person.signIn()).rejects.toMatchObject({ code: "sign_in.second_factor" });
    const { accounts: later } = await person.signIn({ passkey: authenticator.get(await person.challenge()) });
    await later.factors.list();
    expect((await sendWaiting(platform, people)).map(({ content }) => content.kind)).toEqual(["factor_added"]);
  });

  test("signs each challenge once, and none of anybody's making or of an hour ago", async ({ person, clock }) => {
    const { authenticator } = await enrol(person);
    const passkey = authenticator.get(await person.challenge());
    await person.signIn({ passkey });
    await expect(person.signIn({ passkey })).rejects.toMatchObject(refused);
    const invented = authenticator.get(Buffer.alloc(32, 7).toString("base64url"));
    await expect(person.signIn({ passkey: invented })).rejects.toMatchObject(refused);
    const late = authenticator.get(await person.challenge());
    clock.forward(3_600_000);
    await expect(person.signIn({ passkey: late })).rejects.toMatchObject(refused);
  });

  test("answers for this site only, and signs in only what was asked for signing in", async ({ person, clock }) => {
    const { authenticator, accounts } = await enrol(person);
    for (const elsewhere of [
      { origin: "http://localhost:3001" },
      { origin: "https://cartage.example" },
      { rpId: "cartage.example" },
      { type: "webauthn.create" } as const,
      { isImpostor: true },
    ]) {
      const passkey = authenticator.get(await person.challenge(), elsewhere);
      await expect(person.signIn({ passkey }), JSON.stringify(elsewhere)).rejects.toMatchObject(refused);
      clock.forward(60_000);
    }
    const { challenge } = await accounts.factors.beginPasskey({ password });
    await expect(person.signIn({ passkey: authenticator.get(challenge) })).rejects.toMatchObject(refused);
  });

  test("of another authenticator or another person lets nobody in", async ({ person, make, as, api }) => {
    await enrol(person);
    const stranger = createAuthenticator();
    await expect(person.signIn({ passkey: stranger.get(await person.challenge()) })).rejects.toMatchObject(refused);
    const other = await as.viewer(await make.organisation());
    const { factors } = api(other).accounts;
    await expect(factors.beginPasskey({ password })).rejects.toMatchObject({ cause: { code: "password.wrong" } });
  });

  test("is refused once it was copied: its count goes back", async ({ person }) => {
    const { authenticator } = await enrol(person);
    await person.signIn({ passkey: authenticator.get(await person.challenge()) });
    await person.signIn({ passkey: authenticator.get(await person.challenge()) });
    authenticator.signCount = 0;
    await expect(person.signIn({ passkey: authenticator.get(await person.challenge()) })).rejects.toMatchObject(
      refused,
    );
    authenticator.signCount = 2;
    await person.signIn({ passkey: authenticator.get(await person.challenge()) });
  });

  test("that does not count is taken each time", async ({ person }) => {
    const { authenticator } = await enrol(person, { counts: false });
    for (let time = 0; time < 2; time++) await person.signIn({ passkey: authenticator.get(await person.challenge()) });
  });

  test("is taken once when the same signature comes twice at the same moment", async ({ person }) => {
    const { authenticator } = await enrol(person, { counts: false });
    const passkey = authenticator.get(await person.challenge());
    const outcomes = await Promise.allSettled(Array.from({ length: 2 }, () => person.signIn({ passkey })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("lets in no more once it was removed", async ({ person }) => {
    const { accounts, authenticator, factorId } = await enrol(person);
    const other = await person.addPasskey(accounts);
    expect(other.recoveryCodes).toBeNull();
    await accounts.factors.remove({ factorId, password });
    await expect(person.signIn({ passkey: authenticator.get(await person.challenge()) })).rejects.toMatchObject(
      refused,
    );
    await person.signIn({ passkey: other.authenticator.get(await person.challenge()) });
    await accounts.factors.remove({ factorId: other.factorId, password });
    await person.signIn();
  });

  test("is not added from another site, nor by a challenge that was taken, nor twice", async ({ person }) => {
    const { accounts } = await person.signIn();
    const authenticator = createAuthenticator();
    const add = (answer: ReturnType<typeof authenticator.create>) => accounts.factors.addPasskey({ name: "x", answer });
    const ask = async () => (await accounts.factors.beginPasskey({ password })).challenge;
    const notMade = { cause: { code: "passkey.not_made" } };
    await expect(add(authenticator.create(await ask(), { origin: "https://evil.example" }))).rejects.toMatchObject(
      notMade,
    );
    const answer = authenticator.create(await ask());
    await add(answer);
    await expect(add(answer)).rejects.toMatchObject(notMade);
    await expect(add(authenticator.create(await ask()))).rejects.toMatchObject(notMade);
    expect(await accounts.factors.list()).toHaveLength(1);
  });

  test("is what an organisation that asks for a second factor accepts", async ({ person, as, api }) => {
    const administrator = await as.organisationAdministrator(person.organisation);
    await api(administrator).accounts.organisation.update({ requiresSecondFactor: true });
    const { accounts } = await person.signIn();
    await expect(accounts.myVehicle()).rejects.toMatchObject({ cause: { code: "second_factor.required" } });
    const { authenticator } = await person.addPasskey(accounts);
    await accounts.myVehicle();
    const again = await person.signIn({ passkey: authenticator.get(await person.challenge()) });
    await again.accounts.myVehicle();
  });
});

describe("recovery codes", () => {
  test("come with the first factor of either kind, and let in for both", async ({ person, clock }) => {
    const { accounts, recoveryCodes, authenticator } = await enrol(person);
    const { factorId, secret } = await accounts.factors.beginTotp({ name: "My phone", password });
    const confirmed = await accounts.factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
    expect(confirmed.recoveryCodes).toBeNull();
    await person.signIn(recoveryCodes?.[0]);
    clock.forward(30_000);
    await person.signIn(codeOf(secret, clock.now()));
    await person.signIn({ passkey: authenticator.get(await person.challenge()) });
  });

  test("that are made anew take the place of those before, for who knows the password", async ({ person }) => {
    const { accounts, recoveryCodes } = await enrol(person);
    await expect(accounts.factors.renewCodes({ password: "wrong" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const renewed = await accounts.factors.renewCodes({ password });
    await expect(person.signIn(recoveryCodes?.[0])).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    await person.signIn(renewed.recoveryCodes[0]);
  });
});

describe("a sign-in that did not show the second factor which the person has", () => {
  const owed = { code: "FORBIDDEN", cause: { code: "second_factor.not_shown" } };

  test("may do nothing but show it", async ({ person, clock }) => {
    const { secret } = await person.enrol();
    const { accounts } = await person.arrive();
    expect(await accounts.me()).toMatchObject({ lacksSecondFactor: true, hasSecondFactor: true });
    for (const call of [
      () => accounts.myVehicle(),
      () => accounts.sessions.list(),
      () => accounts.factors.list(),
      () => accounts.factors.beginTotp({ name: "Mine", password }),
      () => accounts.factors.beginPasskey({ password }),
      () => accounts.factors.renewCodes({ password }),
      () => accounts.password.change({ current: password, password: "seven quiet lanterns over the bay" }),
      () => accounts.email.change({ email: "new@cartage.example", password }),
      () => accounts.switchOrganisation({ organisationId: person.organisation.id }),
    ])
      await expect(call()).rejects.toMatchObject(owed);
    await expect(accounts.factors.show({ code: "000000" })).rejects.toMatchObject({
      cause: { code: "sign_in.wrong_code" },
    });
    expect(await accounts.factors.ask()).toEqual({ authenticator: true, passkey: null });
    await accounts.factors.show({ code: codeOf(secret, clock.now()) });
    await accounts.myVehicle();
    expect(await accounts.me()).toMatchObject({ lacksSecondFactor: false });
  });

  test("may show a passkey, once asked for", async ({ person }) => {
    const { authenticator } = await enrol(person);
    const { accounts } = await person.arrive();
    const { passkey: asked } = await accounts.factors.ask();
    const passkey = authenticator.get(asked?.challenge ?? "");
    await accounts.factors.show({ passkey });
    await accounts.myVehicle();
    const { accounts: another } = await person.arrive();
    await expect(another.factors.show({ passkey })).rejects.toMatchObject({ cause: refused });
  });

  test("becomes one when a factor is added in another sign-in; the one that added it goes on", async ({ person }) => {
    const [before, other] = [await person.signIn(), await person.signIn()];
    await other.accounts.myVehicle();
    await person.addPasskey(before.accounts);
    await before.accounts.myVehicle();
    await expect(other.accounts.myVehicle()).rejects.toMatchObject(owed);
    await other.accounts.signOut();
  });

  test("of the platform reaches nothing of it", async ({ as, api, owner }) => {
    const admin = await as.platformAdministrator();
    await api(admin).platform.organisations.list({});
    await owner.sql`
      insert into second_factors (id, user_id, kind, name, sealed, created_at, confirmed_at)
      values (gen_random_uuid(), ${admin.id}, 'totp', 'x', 'x', now(), now())`;
    await expect(api(admin).platform.organisations.list({})).rejects.toMatchObject(owed);
  });
});
