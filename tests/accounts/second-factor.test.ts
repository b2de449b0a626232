import { stepOfCode } from "@cartage/auth/totp";
import { describe, expect, test as pure } from "vitest";
import { codeOf } from "./authenticator.ts";
import { password, test } from "./person.ts";

const phone = { name: "Pixel", model: "9" };

/** RFC 6238, appendix B: the secret is the ASCII digits 1 to 0 twice, the codes are the last six of its eight digits. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

pure.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %i s the code of RFC 6238 is %s, for the authenticator and for the check", (atS, code) => {
  const at = new Date(atS * 1000);
  expect(codeOf(rfcSecret, at)).toBe(code);
  expect(stepOfCode(rfcSecret, code, at)).toBe(Math.floor(atS / 30));
});

describe("an authenticator", () => {
  test("is asked for from its confirmation on, and lets in with a code, each once", async ({ person, clock }) => {
    const { secret } = await person.enrol();
    await expect(person.signIn()).rejects.toMatchObject({ code: "sign_in.second_factor" });
    await expect(person.signIn("000000")).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    const code = codeOf(secret, clock.now());
    await person.signIn(code);
    await expect(person.signIn(code)).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    clock.forward(30_000);
    await person.signIn(codeOf(secret, clock.now()));
  });

  test("may be half a minute off, not a minute", async ({ person, clock }) => {
    const { secret } = await person.enrol();
    const aside = (ms: number) => codeOf(secret, new Date(clock.now().getTime() + ms));
    await expect(person.signIn(aside(-90_000))).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    await expect(person.signIn(aside(90_000))).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    await person.signIn(aside(30_000));
    // what is older than a code that was taken is used up too
    await expect(person.signIn(aside(0))).rejects.toMatchObject({ code: "sign_in.wrong_code" });
  });

  test("does not count before it was confirmed by a code of its own", async ({ person, clock }) => {
    const { accounts } = await person.signIn();
    const { factorId, secret } = await accounts.factors.beginTotp({ name: "My phone", password });
    await person.signIn();
    await expect(accounts.factors.confirmTotp({ factorId, code: "123456" })).rejects.toMatchObject({
      cause: { fields: { code: { code: "sign_in.wrong_code" } } },
    });
    expect(await accounts.factors.list()).toEqual([]);
    await accounts.factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
    expect(await accounts.factors.list()).toMatchObject([{ name: "My phone", codesLeft: 10 }]);
  });

  test("is added and removed with the password only", async ({ person }) => {
    const { accounts, factorId } = await person.enrol();
    const wrong = { cause: { code: "password.wrong" } };
    await expect(accounts.factors.beginTotp({ name: "Another", password: "wrong" })).rejects.toMatchObject(wrong);
    await expect(accounts.factors.remove({ factorId, password: "wrong" })).rejects.toMatchObject(wrong);
    await accounts.factors.remove({ factorId, password });
    await person.signIn();
  });

  test("is asked for on a phone too", async ({ person, api, clock }) => {
    const { secret } = await person.enrol();
    const signIn = { email: person.user.email, password, phone };
    await expect(api(null).accounts.signInOnPhone(signIn)).rejects.toMatchObject({
      cause: { code: "sign_in.second_factor" },
    });
    await api(null).accounts.signInOnPhone({ ...signIn, code: codeOf(secret, clock.now()) });
  });

  test("is kept sealed", async ({ person, owner }) => {
    const { secret, recoveryCodes } = await person.enrol();
    const rows = await owner.sql<{ row: string }[]>`
      select to_jsonb(f)::text || to_jsonb(c)::text as row from second_factors f join recovery_codes c using (user_id)
       where f.user_id = ${person.user.id}`;
    const text = rows.map(({ row }) => row).join();
    for (const told of [secret, Buffer.from(secret).toString("hex"), ...recoveryCodes])
      expect(text).not.toContain(told);
  });
});

describe("a recovery code", () => {
  test("lets in once, however it is typed", async ({ person }) => {
    const { recoveryCodes, accounts } = await person.enrol();
    const [first = "", second = ""] = recoveryCodes;
    await person.signIn(first);
    await expect(person.signIn(first)).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    await person.signIn(` ${second.toUpperCase().replace("-", " ")} `);
    expect(await accounts.factors.list()).toMatchObject([{ codesLeft: 8 }]);
  });
});

describe("an organisation that asks for a second factor", () => {
  test("lets who has none do nothing but set one up", async ({ person, as, api, clock }) => {
    const administrator = await as.organisationAdministrator(person.organisation);
    await api(administrator).accounts.organisation.update({ requiresSecondFactor: true });
    const { accounts, actor } = await person.signIn();
    await expect(accounts.myVehicle()).rejects.toMatchObject({ cause: { code: "second_factor.required" } });
    expect(await accounts.me()).toMatchObject({ lacksSecondFactor: true });

    const { factorId, secret } = await accounts.factors.beginTotp({ name: "My phone", password });
    await accounts.factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
    await api(actor).accounts.myVehicle();
    clock.forward(30_000);
    const again = await person.signIn(codeOf(secret, clock.now()));
    await again.accounts.myVehicle();
  });
});
