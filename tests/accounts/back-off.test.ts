import { createHash } from "node:crypto";
import { beginAttempt, longestWaitS, succeedAttempt } from "@cartage/auth/back-off";
import { recognise } from "@cartage/auth/recognise";
import { describe, expect } from "vitest";
import { sendWaiting, tokenFor } from "./mails.ts";
import { password, test } from "./person.ts";

const unknown = () => `nobody-${crypto.randomUUID()}@cartage.example`;
const wait = (retryAfterS: number) => ({ code: "sign_in.wait", about: { retryAfterS: String(retryAfterS) } });

describe("wrong passwords in a row", () => {
  test.for(["of somebody", "of nobody"])(
    "cost more and more time: the address %s",
    async ([whose], { person, app, clock }) => {
      const email = whose === "of somebody" ? person.user.email : unknown();
      const given = { now: clock.now, requestId: "r" };
      const guess = () => recognise(app, { email, password: "wrong" }, given);
      for (let free = 0; free < 3; free++) await expect(guess()).rejects.toMatchObject({ code: "sign_in.wrong" });
      for (const waitS of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
        await expect(guess(), `after ${waitS} s`).rejects.toMatchObject(wait(waitS));
        clock.forward(waitS * 1_000);
        await expect(guess()).rejects.toMatchObject({ code: "sign_in.wrong" });
      }
      expect(longestWaitS).toBe(900);
    },
  );

  test("are told apart by nothing but the wait: a right one has to wait too, and then ends it", async ({
    person,
    app,
    clock,
  }) => {
    const { email } = person.user;
    const given = { now: clock.now, requestId: "r" };
    const guess = (tried: string) => recognise(app, { email: ` ${email.toUpperCase()} `, password: tried }, given);
    for (let free = 0; free < 3; free++) await expect(guess("wrong")).rejects.toMatchObject({ code: "sign_in.wrong" });
    await expect(person.signIn()).rejects.toMatchObject(wait(1));
    clock.forward(1_000);
    await person.signIn();
    for (let free = 0; free < 3; free++) await expect(guess("wrong")).rejects.toMatchObject({ code: "sign_in.wrong" });
  });

  test("sent at once gain nothing: as many are tried as one after another", async ({ app, clock }) => {
    const email = unknown();
    const given = { now: clock.now, requestId: "r" };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => recognise(app, { email, password: "wrong" }, given)),
    );
    const codes = outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason.code);
    expect(codes.filter((code) => code === "sign_in.wrong")).toHaveLength(3);
    expect(codes.filter((code) => code === "sign_in.wait")).toHaveLength(9);
  });

  test("leave who is signed in alone, and a new password lets in at once", async ({
    person,
    app,
    api,
    clock,
    platform,
    people,
  }) => {
    const { accounts } = await person.signIn();
    const { email } = person.user;
    const given = { now: clock.now, requestId: "r" };
    for (let wrong = 0; wrong < 3; wrong++) await recognise(app, { email, password: "wrong" }, given).catch(() => null);
    await accounts.me();
    await accounts.factors.beginPasskey({ password });
    await expect(person.signIn()).rejects.toMatchObject(wait(1));
    await api(null).accounts.password.askForReset({ email });
    const token = tokenFor(await sendWaiting(platform, people), email);
    const chosen = "seven quiet lanterns over the bay";
    await api(null).accounts.password.reset({ token, password: chosen });
    await recognise(app, { email, password: chosen }, given);
  });

  test("are told to the person from the fifth on, once a day, and to nobody else", async ({
    person,
    app,
    clock,
    platform,
    people,
  }) => {
    const { email } = person.user;
    const given = { now: clock.now, requestId: "r", secrets: people.secrets };
    const guess = async (address: string, times: number) => {
      for (let time = 0; time < times; time++) {
        await recognise(app, { email: address, password: "wrong" }, given).catch(() => null);
        clock.forward(1_000_000);
      }
      const mails = (await sendWaiting(platform, people)).map(({ recipient, content }) => [recipient, content.kind]);
      return mails.filter(([, kind]) => kind === "passwords_tried");
    };
    expect(await guess(email, 4)).toEqual([]);
    expect(await guess(email, 6)).toEqual([[email, "passwords_tried"]]);
    expect(await guess(unknown(), 6)).toEqual([]);
    await person.signIn();
    expect(await guess(email, 6)).toEqual([]);
    clock.forward(86_400_000);
    expect(await guess(email, 5)).toEqual([[email, "passwords_tried"]]);
  });

  test("are forgotten after a day, and name nobody", async ({ app, owner, clock }) => {
    const guessed = { kind: "password", email: unknown() } as const;
    const subject = createHash("sha256").update(`password:${guessed.email}`).digest();
    const kept = () => owner.sql`select failures from failed_attempts where subject = ${subject}`;
    for (let time = 0; time < 3; time++) await beginAttempt(app, guessed, clock.now());
    expect([...(await kept())]).toEqual([{ failures: 3 }]);
    clock.forward(86_400_001);
    await beginAttempt(app, guessed, clock.now());
    expect([...(await kept())]).toEqual([{ failures: 1 }]);
    await succeedAttempt(app, guessed);
    clock.forward(86_400_001);
    await beginAttempt(app, { kind: "password", email: unknown() }, clock.now());
    expect(await kept()).toHaveLength(0);
  });
});

describe("wrong codes in a row", () => {
  test("cost time too, and tell the person that somebody knows the password", async ({
    person,
    clock,
    platform,
    people,
  }) => {
    await person.enrol();
    for (const waitS of [0, 0, 0, 1, 2]) {
      if (waitS > 0) await expect(person.signIn("000000")).rejects.toMatchObject(wait(waitS));
      clock.forward(waitS * 1_000);
      await expect(person.signIn("000000")).rejects.toMatchObject({ code: "sign_in.wrong_code" });
    }
    const mails = await sendWaiting(platform, people);
    expect(mails.map(({ content }) => content.kind)).toEqual(["factor_added", "codes_tried"]);
    const { accounts } = await person.arrive();
    await expect(accounts.factors.show({ code: "000000" })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: "Too many wrong attempts. Please wait 4 seconds, then try again.",
    });
  });

  test("a password asked for once more is slowed down by itself", async ({ person }) => {
    const { accounts } = await person.signIn();
    for (let free = 0; free < 3; free++)
      await expect(accounts.factors.beginPasskey({ password: "wrong" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(accounts.factors.beginPasskey({ password })).rejects.toMatchObject({ cause: wait(1) });
    await person.signIn();
  });
});
