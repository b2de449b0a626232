import { createPasswordCheck } from "@cartage/auth/new-password";
import { createSetupLink, redeemSetupLink } from "@cartage/auth/setup-link";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const publicUrl = "https://cartage.example/";
const password = "correct horse battery staple";
const person = {
  name: "The first",
  email: "first@cartage.example",
  password,
  check: createPasswordCheck({ breachUrl: null }),
};
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

test("an empty installation is set up once, by its newest link", async ({ platform, app, api, clock, owner }) => {
  const now = clock.now();
  const replaced = tokenOf(await createSetupLink(platform, { publicUrl, now }));
  const link = await createSetupLink(platform, { publicUrl, now });
  expect(link).toMatch(/^https:\/\/cartage\.example\/setup\/[\w-]{43}$/);

  await expect(redeemSetupLink(platform, replaced, { ...person, now })).rejects.toMatchObject({
    code: "setup.link_invalid",
  });
  const late = new Date(now.getTime() + 24 * 3_600_000 + 1);
  await expect(redeemSetupLink(platform, tokenOf(link), { ...person, now: late })).rejects.toMatchObject({
    code: "setup.link_invalid",
  });

  const given = { ...person, organisation: "Northern Freight", now };
  const [first, second] = await Promise.allSettled([1, 2].map(() => redeemSetupLink(platform, tokenOf(link), given)));
  expect([first?.status, second?.status].sort()).toEqual(["fulfilled", "rejected"]);

  const { sessionId } = await signInWithPassword(
    app,
    { email: person.email, password, userAgent: null, address: null },
    { now: clock.now, requestId: "r" },
  );
  const [session] = await owner.sql`select user_id from sessions where id = ${sessionId}`;
  const me = api({
    kind: "user",
    id: session?.user_id,
    organisationId: null,
    capabilities: [],
    role: null,
    sessionId,
    behindId: null,
  });
  expect(await me.accounts.me()).toMatchObject({
    organisation: { name: "Northern Freight" },
    role: "organisation_administrator",
  });

  expect(
    await owner.sql`select type, body ->> 'userId' as "userId" from outbox where type = 'organisation.founded'`,
  ).toEqual([{ type: "organisation.founded", userId: session?.user_id }]);

  expect(await createSetupLink(platform, { publicUrl, now })).toBeNull();
});
