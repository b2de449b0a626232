import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPasswordCheck } from "@cartage/auth/new-password";
import { hashPassword } from "@cartage/auth/password";
import { recognise } from "@cartage/auth/recognise";
import type { Factory } from "@cartage/testing/factory";
import { describe, expect, onTestFinished, test as pure } from "vitest";
import { test } from "../api/api-test.ts";
import { sendWaiting, tokenFor } from "./mails.ts";

const before = "correct horse battery staple";
const given = { now: () => new Date(), requestId: "r" };
const after = "seven quiet lanterns over Huế";

async function makePerson(make: Factory) {
  const organisation = await make.organisation();
  const user = await make.user({
    organisationId: organisation.id,
    role: "viewer",
    passwordHash: await hashPassword(before),
  });
  return { organisation, user };
}

describe("a forgotten password", () => {
  test("is chosen anew by a mailed link, once, and ends every sign-in", async ({
    make,
    api,
    app,
    platform,
    people,
  }) => {
    const { organisation, user } = await makePerson(make);
    const session = await make.session({ userId: user.id, organisationId: organisation.id });
    const { password } = api(null, { language: "vi" }).accounts;
    await password.askForReset({ email: user.email });
    const mails = await sendWaiting(platform, people);
    expect(mails.find(({ recipient }) => recipient === user.email)).toMatchObject({
      locale: "vi",
      content: { kind: "password_reset" },
    });
    const token = tokenFor(mails, user.email);
    expect(await password.getReset({ token })).toEqual({ email: user.email, name: user.name });

    await password.reset({ token, password: after });
    expect(await recognise(app, { email: user.email, password: after }, given)).toMatchObject({ userId: user.id });
    await expect(recognise(app, { email: user.email, password: before }, given)).rejects.toMatchObject({
      code: "sign_in.wrong",
    });
    const [ended] = await app.sql<{ id: string }[]>`select list_ended_sessions(${[session.id]}::uuid[]) as id`;
    expect(ended?.id).toBe(session.id);
    await expect(password.reset({ token, password: after })).rejects.toMatchObject({
      cause: { code: "reset.link_invalid" },
    });
    expect((await sendWaiting(platform, people)).map(({ content }) => content.kind)).toEqual(["password_changed"]);
  });

  test("is answered alike for an address that nobody has, and mails nothing", async ({ api, platform, people }) => {
    const email = "nobody@cartage.example";
    expect(await api(null).accounts.password.askForReset({ email })).toEqual({ email });
    expect(await sendWaiting(platform, people)).toEqual([]);
  });

  test("has one good link at a time, for an hour", async ({ make, api, platform, people, clock }) => {
    const { user } = await makePerson(make);
    const { password } = api(null).accounts;
    const ask = async () => {
      await password.askForReset({ email: user.email });
      return tokenFor(await sendWaiting(platform, people), user.email);
    };
    const [first, second] = [await ask(), await ask()];
    await expect(password.getReset({ token: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await password.getReset({ token: second });
    clock.forward(3_600_001);
    await expect(password.reset({ token: second, password: after })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("changing it", () => {
  test("asks for the current one and ends the other sign-ins", async ({ make, api, app, as }) => {
    const { organisation, user } = await makePerson(make);
    const [here, other] = [
      await make.session({ userId: user.id, organisationId: organisation.id }),
      await make.session({ userId: user.id, organisationId: organisation.id }),
    ];
    const viewer = await as.viewer(organisation);
    const { accounts } = api({ ...viewer, id: user.id, sessionId: here.id });
    await expect(accounts.password.change({ current: "wrong", password: after })).rejects.toMatchObject({
      cause: { fields: { current: { code: "password.wrong" } } },
    });
    await accounts.password.change({ current: before, password: after });
    expect((await accounts.sessions.list()).map(({ id }) => id)).toEqual([here.id]);
    const ended = await app.sql<{ id: string }[]>`select list_ended_sessions(${[other.id]}::uuid[]) as id`;
    expect([...ended]).toEqual([{ id: other.id }]);
    expect(await recognise(app, { email: user.email, password: after }, given)).toMatchObject({ userId: user.id });
  });
});

describe("a new password", () => {
  const check = createPasswordCheck({ breachUrl: null });
  const refused = (code: string) => ({ code: "input.invalid", fields: { password: { code } } });

  pure.each([
    ["password1234", "password_weak"],
    ["123456789012", "password_common"],
    ["qwertyuiopasd", "password_weak"],
    ["northfreight", "password_weak"],
    ["lan@north.example", "password_weak"],
  ])("%s is refused", async (password, code) => {
    await expect(check(password, ["lan@north.example", "Northern Freight"])).rejects.toMatchObject(refused(code));
  });

  pure.each([before, after, "Tr0ub4dour&3!xyz"])("%s is taken", async (password) => {
    await check(password, ["lan@north.example"]);
  });

  pure("that was found in a breach is refused; the API learns five characters of its digest", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      // the SHA-1 of "correct horse battery staple" is ABF7AAD6438836DBE526AA231ABDE2D0EEF74D42
      response.end("0000000000000000000000000000000000A:3\r\nAD6438836DBE526AA231ABDE2D0EEF74D42:216\r\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const breachUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
    const checking = createPasswordCheck({ breachUrl });
    await expect(checking(before, [])).rejects.toMatchObject(refused("password_breached"));
    expect(asked).toEqual(["/range/ABF7A"]);
    await checking(after, []);
  });

  pure("is taken while the API of breaches is away", async () => {
    const warned: string[] = [];
    const log = { info() {}, error() {}, warn: (_: object, message: string) => void warned.push(message) };
    await createPasswordCheck({ breachUrl: "http://127.0.0.1:9/range/", log })(after, []);
    expect(warned).toEqual(["the range API of breached passwords could not be asked"]);
  });
});
