import { hashPassword } from "@cartage/auth/password";
import { createSessionUses } from "@cartage/auth/session-uses";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findSignedIn } from "@cartage/auth/signed-in";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";

const password = "correct horse battery staple";

/** Somebody who can sign in, of an organisation of their own where none is given. */
interface Person {
  email: string;
  organisationId: string;
  organisationName: string;
  signIn(userAgent: string): Promise<NonNullable<Awaited<ReturnType<typeof findSignedIn>>>>;
}

const test = withApi.extend<{ makePerson: (organisationId?: string) => Promise<Person>; person: Person }>({
  makePerson: ({ make, app, clock }, use) =>
    use(async (organisationId) => {
      const organisation = organisationId ? { id: organisationId, name: "" } : await make.organisation();
      const passwordHash = await hashPassword(password);
      const { email } = await make.user({ organisationId: organisation.id, role: "viewer", passwordHash });
      return {
        email,
        organisationId: organisation.id,
        organisationName: organisation.name,
        async signIn(userAgent) {
          const { sessionId } = await signInWithPassword(
            app,
            { email, password, userAgent, address: "192.0.2.1" },
            { now: clock.now, requestId: "r" },
          );
          const signedIn = await findSignedIn(app, sessionId);
          if (!signedIn) throw new Error("The sign-in does not hold.");
          return signedIn;
        },
      };
    }),
  person: async ({ makePerson }, use) => use(await makePerson()),
});

test("a person sees where they are signed in, the newest first, and which of it is here", async ({ person, api }) => {
  const older = await person.signIn("an older browser");
  const here = await person.signIn("a browser");
  const sessions = await api(here.actor).accounts.sessions.list();
  expect(sessions.map(({ id, userAgent, isCurrent }) => ({ id, userAgent, isCurrent }))).toEqual([
    { id: here.sessionId, userAgent: "a browser", isCurrent: true },
    { id: older.sessionId, userAgent: "an older browser", isCurrent: false },
  ]);
  expect(sessions[0]).toMatchObject({ kind: "web", address: "192.0.2.1", organisationName: person.organisationName });
});

test("a sign-in tells when it was last used, and from which country, once in five minutes and when that changes", async ({
  person,
  app,
  owner,
  api,
  clock,
}) => {
  const other = await person.signIn("another browser");
  const here = await person.signIn("a browser");
  const errors: unknown[] = [];
  const note = createSessionUses(app, { onError: (error) => errors.push(error) });
  const noted = async (country: string | null) =>
    until(async () => {
      const [row] = await owner.sql`select country from session_uses where session_id = ${other.sessionId}`;
      return row !== undefined && row.country === country;
    });
  const at = clock.now();
  note({ sessionId: other.sessionId, country: "VN", at });
  await noted("VN");
  note({ sessionId: other.sessionId, country: "VN", at: new Date(at.getTime() + 1_000) });
  note({ sessionId: other.sessionId, country: "TH", at: new Date(at.getTime() + 2_000) });
  await noted("TH");
  const seen = async () => {
    const sessions = await api(here.actor).accounts.sessions.list();
    return sessions.map(({ country, lastUsedAt }) => [country, lastUsedAt?.getTime() ?? null]);
  };
  expect(await seen()).toEqual([
    [null, null],
    ["TH", at.getTime() + 2_000],
  ]);
  // what came late is no news
  await app.sql`select note_session_use(${other.sessionId}, 'VN', ${at.toISOString()})`;
  expect((await seen())[1]?.[0]).toBe("TH");
  expect(errors).toEqual([]);
});

test("ending another sign-in holds from its next request on, and it leaves the list", async ({ person, api }) => {
  const other = await person.signIn("another browser");
  const here = await person.signIn("a browser");
  await api(here.actor).accounts.sessions.end({ sessionId: other.sessionId });
  await expect(api(other.actor).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(await api(here.actor).accounts.sessions.list()).toHaveLength(1);
});

test("ending the others leaves the one that asks", async ({ person, app, api }) => {
  const others = [await person.signIn("one"), await person.signIn("two")];
  const here = await person.signIn("a browser");
  expect(await api(here.actor).accounts.sessions.endOthers()).toEqual({ ended: 2 });
  for (const { sessionId } of others) expect(await findSignedIn(app, sessionId)).toBe(null);
  expect((await api(here.actor).accounts.me()).user.email).toBe(person.email);
});

test("somebody else's sign-in does not exist, a colleague's neither", async ({ person, makePerson, app, api }) => {
  const colleague = await makePerson(person.organisationId);
  const stranger = await makePerson();
  const here = await person.signIn("a browser");
  for (const someone of [colleague, stranger]) {
    const { sessionId } = await someone.signIn("their browser");
    await expect(api(here.actor).accounts.sessions.end({ sessionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findSignedIn(app, sessionId)).not.toBe(null);
  }
  await api(here.actor).accounts.sessions.endOthers();
  expect(await api(here.actor).accounts.sessions.list()).toHaveLength(1);
  const theirs = await colleague.signIn("their browser again");
  expect(await api(theirs.actor).accounts.sessions.list()).toHaveLength(2);
});
