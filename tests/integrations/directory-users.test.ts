import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { sendWaiting, tokenFor } from "../accounts/mails.ts";
import { clerkUser, deliver } from "./webhook-sender.ts";
import { at, test, unique } from "./webhooks-test.ts";

async function userOf({ sql }: Database, externalId: string) {
  const [user] = await sql<
    { id: string; email: string; name: string; is_out: boolean; password_hash: string | null }[]
  >`
    select u.id, u.email, u.name, u.password_hash, u.deactivated_at is not null as is_out
      from directory_users d join users u on u.id = d.user_id where d.external_id = ${externalId}`;
  return user;
}

describe("a user of the directory", () => {
  test("is there without a password, follows its name and address, and is out when it is deleted", async ({
    make,
    send,
    owner,
    api,
  }) => {
    const id = unique("user");
    const email = `${id}@cartage.example`;
    await deliver(send, clerkUser("user.created", id, { at, email, name: "Mai", eventId: unique("m") }));
    const user = await userOf(owner, id);
    expect(user).toMatchObject({ email, name: "Mai", password_hash: null, is_out: false });
    const next = { at: at + 5, email: `new-${email}`, name: "Mai Lan", eventId: unique("m") };
    await deliver(send, clerkUser("user.updated", id, next));
    expect(await userOf(owner, id)).toMatchObject({ id: user?.id, email: `new-${email}`, name: "Mai Lan" });

    const { id: organisationId } = await make.organisation();
    const userId = user?.id ?? "";
    await owner.sql`
      insert into members (id, organisation_id, user_id, role) values (${crypto.randomUUID()}, ${organisationId}, ${userId}, 'viewer')`;
    const { id: sessionId } = await make.session({ userId, organisationId });
    const actor = {
      kind: "user",
      id: userId,
      organisationId,
      sessionId,
      capabilities: [],
      role: "viewer",
      behindId: null,
    } as const;
    await api(actor).accounts.me();
    await deliver(send, clerkUser("user.deleted", id, { at: at + 9, eventId: unique("m") }));
    await expect(api(actor).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await userOf(owner, id)).toMatchObject({ id: userId, is_out: true, name: "Mai Lan" });
    const types =
      await owner.sql`select type, actor_kind, actor_id from audit_entries where subject_id = ${userId} order by id`;
    expect([...new Set(types.map(({ type }) => type))]).toEqual(["user.created", "user.changed", "user.deactivated"]);
    const [told] = await owner.sql`
      select after from audit_entries where organisation_id = ${organisationId} and type = 'user.deactivated'`;
    expect(told).toEqual({ after: { reason: "deleted in the directory" } });
    expect(types[0]).toMatchObject({ actor_kind: "process", actor_id: "webhook:clerk" });
  });

  test("has a verified address, and what was mailed to the one before is void", async ({
    send,
    owner,
    api,
    platform,
    people,
  }) => {
    const id = unique("user");
    const [email, next] = [`${id}@cartage.example`, `next-${id}@cartage.example`];
    await deliver(send, clerkUser("user.created", id, { at, email, name: "Mai", eventId: unique("m") }));
    await sendWaiting(platform, people);
    await api(null).accounts.password.askForReset({ email });
    const token = tokenFor(await sendWaiting(platform, people), email);
    await deliver(send, clerkUser("user.updated", id, { at: at + 5, email: next, name: "Mai", eventId: unique("m") }));
    await expect(api(null).accounts.password.getReset({ token })).rejects.toMatchObject({
      cause: { code: "reset.link_invalid" },
    });
    const [row] = await owner.sql`select email_verified_at is not null as verified from users where email = ${next}`;
    expect(row).toEqual({ verified: true });
  });

  test("who is of the platform is left alone", async ({ send, owner }) => {
    const id = unique("user");
    const email = `${id}@cartage.example`;
    await deliver(send, clerkUser("user.created", id, { at, email, name: "Mai", eventId: unique("m") }));
    await owner.sql`update users set platform_role = 'maintainer' where email = ${email}`;
    const change = clerkUser("user.updated", id, { at: at + 1, email: `x${email}`, name: "X", eventId: unique("m") });
    expect((await deliver(send, change)).body).toEqual({ outcome: "conflict" });
    const gone = clerkUser("user.deleted", id, { at: at + 2, eventId: unique("m") });
    expect((await deliver(send, gone)).body).toEqual({ outcome: "conflict" });
    expect(await userOf(owner, id)).toMatchObject({ email, name: "Mai", is_out: false });
  });

  test("does not become, and does not change, somebody whom the directory does not keep", async ({
    make,
    send,
    owner,
  }) => {
    const ours = await make.user({ platformRole: "platform_administrator" });
    const id = unique("user");
    const taken = clerkUser("user.created", id, { at, email: ours.email, name: "Impostor", eventId: unique("m") });
    expect((await deliver(send, taken)).body).toEqual({ outcome: "conflict" });
    const [kept] = await owner.sql`select name, email from users where id = ${ours.id}`;
    expect(kept).toEqual({ name: ours.name, email: ours.email });
    expect((await userOf(owner, id))?.email).toMatch(/@no-address\.invalid$/);
  });

  test("whose address nobody proved to have is not let in", async ({ send, owner }) => {
    const id = unique("user");
    const email = `${id}@cartage.example`;
    const event = clerkUser("user.created", id, { at, email, eventId: unique("m"), isVerified: false });
    expect((await deliver(send, event)).body).toEqual({ outcome: "ignored" });
    expect(await owner.sql`select id from users where email = ${email}`).toHaveLength(0);
  });
});
