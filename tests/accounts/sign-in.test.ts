import { hashPassword } from "@cartage/auth/password";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findSignedIn } from "@cartage/auth/signed-in";
import { capabilitiesOf } from "@cartage/domain/permissions";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const where = { userAgent: "a browser", address: "192.0.2.1" };
const password = "correct horse battery staple";

describe("signing in with a password", () => {
  test("starts a session in the person's organisation", async ({ make, app, clock }) => {
    const organisation = await make.organisation();
    const user = await make.user({
      organisationId: organisation.id,
      role: "viewer",
      passwordHash: await hashPassword(password),
    });

    const { sessionId } = await signInWithPassword(
      app,
      { email: user.email, password, ...where },
      { now: clock.now, requestId: "r" },
    );

    expect(await findSignedIn(app, sessionId)).toMatchObject({
      actor: { kind: "user", id: user.id, organisationId: organisation.id, role: "viewer", sessionId },
      organisation: { id: organisation.id, name: organisation.name },
      user: { email: user.email },
    });
  });

  test("starts a session without organisation for people of the platform", async ({ make, app, clock }) => {
    const user = await make.user({ platformRole: "maintainer", passwordHash: await hashPassword(password) });
    const { sessionId } = await signInWithPassword(
      app,
      { email: user.email, password, ...where },
      { now: clock.now, requestId: "r" },
    );
    expect(await findSignedIn(app, sessionId)).toMatchObject({
      actor: {
        organisationId: null,
        role: "maintainer",
        capabilities: capabilitiesOf.maintainer,
      },
      organisation: null,
    });
  });

  test("a wrong password, an unknown address and an account without password are refused alike", async ({
    make,
    app,
    clock,
  }) => {
    const organisation = await make.organisation();
    const user = await make.user({ organisationId: organisation.id, passwordHash: await hashPassword(password) });
    const withoutPassword = await make.user({ organisationId: organisation.id });
    const attempts = [
      [user.email, "wrong"],
      ["nobody@cartage.example", password],
      [withoutPassword.email, password],
    ] as const;

    for (const [email, given] of attempts) {
      const refused = signInWithPassword(app, { email, password: given, ...where }, { now: clock.now, requestId: "r" });
      await expect(refused).rejects.toMatchObject({ code: "sign_in.wrong" });
    }
  });

  test("deactivated people, former members and members of suspended organisations stay out", async ({
    make,
    app,
    owner,
    clock,
  }) => {
    const passwordHash = await hashPassword(password);
    const people = await Promise.all(
      [1, 2, 3].map(async () => {
        const organisation = await make.organisation();
        return { organisation, user: await make.user({ organisationId: organisation.id, passwordHash }) };
      }),
    );
    const [deactivated, former, suspended] = people;
    await owner.sql`update users set deactivated_at = now() where id = ${deactivated?.user.id ?? null}`;
    await owner.sql`update members set deactivated_at = now() where user_id = ${former?.user.id ?? null}`;
    await owner.sql`update organisations set suspended_at = now() where id = ${suspended?.organisation.id ?? null}`;

    for (const { user } of people) {
      await expect(
        signInWithPassword(app, { email: user.email, password, ...where }, { now: clock.now, requestId: "r" }),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^sign_in\./),
      });
    }
  });
});

describe("a session", () => {
  test("is over when it is ended, when its person is deactivated, or when it expires", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const [left, deactivated, expired] = await Promise.all([1, 2, 3].map(() => as.dispatcher(organisation)));
    if (!left || !deactivated || !expired) throw new Error("three actors were made");
    await api(left).accounts.signOut();
    await owner.sql`update users set deactivated_at = now() where id = ${deactivated.id}`;
    await owner.sql`update sessions set expires_at = now() where id = ${expired.sessionId}`;

    for (const actor of [left, deactivated, expired]) {
      await expect(api(actor).accounts.me()).rejects.toMatchObject({
        code: "UNAUTHORIZED",
        cause: { code: "signed_out" },
      });
    }
  });

  test("shows who it is, where, and what they may do", async ({ make, as, api }) => {
    const organisation = await make.organisation({ name: "Northern Freight" });
    const actor = await as.dispatcher(organisation);
    expect(await api(actor).accounts.me()).toEqual({
      user: { id: actor.id, name: expect.any(String), email: expect.any(String), isEmailVerified: false },
      organisation: {
        id: organisation.id,
        name: "Northern Freight",
        units: "metric",
        locale: null,
        timeZone: null,
        contactEmail: null,
        contactPhone: null,
        phoneHistoryDays: null,
        logo: null,
      },
      lacksSecondFactor: false,
      hasSecondFactor: false,
      behind: null,
      isOfPlatform: false,
      role: "dispatcher",
      capabilities: actor.capabilities,
      organisations: [{ id: organisation.id, name: "Northern Freight", role: "dispatcher" }],
    });
  });

  test("a stranger is told to sign in, in his language", async ({ api }) => {
    await expect(api(null, { language: "vi-VN" }).accounts.me()).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      message: "Bạn đã đăng xuất. Vui lòng đăng nhập lại.",
    });
  });

  test("people of the platform reach no organisation's data", async ({ as, api }) => {
    const maintainer = api(await as.maintainer());
    await expect(maintainer.fleet.vehicles.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(maintainer.tracking.snapshot({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
