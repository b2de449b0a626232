import { findSignedIn } from "@cartage/auth/signed-in";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { sendWaiting, tokenFor } from "./mails.ts";

const unique = () => crypto.randomUUID().slice(0, 8);

describe("an invitation", () => {
  test("mails a link with which somebody new makes an account and is a member", async ({
    make,
    as,
    api,
    platform,
    people,
  }) => {
    const organisation = await make.organisation({ name: "Northern Freight" });
    const administrator = api(await as.organisationAdministrator(organisation));
    const email = `lan-${unique()}@cartage.example`;
    await administrator.accounts.invitations.send({ email: email.toUpperCase(), role: "dispatcher" });

    const mails = await sendWaiting(platform, people);
    const mail = mails.find(({ recipient }) => recipient === email);
    expect(mail).toMatchObject({
      content: { kind: "invitation", organisation: "Northern Freight", role: "dispatcher" },
    });
    const token = tokenFor(mails, email);
    expect(await api(null).accounts.invitations.get({ token })).toEqual({
      organisation: "Northern Freight",
      email,
      role: "dispatcher",
      hasAccount: false,
    });
    const password = "correct horse battery staple";
    expect(await api(null).accounts.invitations.acceptAsNew({ token, name: "Lan", password })).toEqual({ email });

    const { items } = await administrator.accounts.members.list({ search: email });
    expect(items).toMatchObject([{ name: "Lan", email, role: "dispatcher", isOwner: false, isDeactivated: false }]);
    await expect(api(null).accounts.invitations.get({ token })).rejects.toMatchObject({
      cause: { code: "invitation.link_invalid" },
    });
    const { items: trail } = await administrator.platform.audit.list({ subjectId: items[0]?.id });
    expect(trail).toMatchObject([{ type: "member.joined", subject: { name: "Lan" }, after: { role: "dispatcher" } }]);
  });

  test("is accepted by whom it was sent to only, who then works there", async ({
    make,
    as,
    api,
    platform,
    people,
    app,
  }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    const person = await make.user({ organisationId: theirs.id, role: "viewer" });
    const session = await make.session({ userId: person.id, organisationId: theirs.id });
    await api(await as.organisationAdministrator(ours)).accounts.invitations.send({
      email: person.email,
      role: "driver",
    });
    const token = tokenFor(await sendWaiting(platform, people), person.email);

    const stranger = api(await as.viewer(theirs));
    await expect(stranger.accounts.invitations.accept({ token })).rejects.toMatchObject({
      cause: { code: "invitation.other_address" },
    });
    await expect(
      api(null).accounts.invitations.acceptAsNew({ token, name: "Other", password: "correct horse battery" }),
    ).rejects.toMatchObject({ cause: { code: "invitation.has_account" } });

    const signedIn = await findSignedIn(app, session.id);
    if (!signedIn) throw new Error("The sign-in holds.");
    await api(signedIn.actor).accounts.invitations.accept({ token });
    const me = await api(signedIn.actor).accounts.me();
    expect(me).toMatchObject({ organisation: { id: ours.id }, role: "driver" });
    expect(me.organisations.map(({ id }) => id).sort()).toEqual([ours.id, theirs.id].sort());

    await api(signedIn.actor).accounts.switchOrganisation({ organisationId: theirs.id });
    expect(await api(signedIn.actor).accounts.me()).toMatchObject({ organisation: { id: theirs.id }, role: "viewer" });
    const elsewhere = await make.organisation();
    await expect(
      api(signedIn.actor).accounts.switchOrganisation({ organisationId: elsewhere.id }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("again makes the link before void; taken back and after a week none is good", async ({
    make,
    as,
    api,
    platform,
    people,
    clock,
  }) => {
    const organisation = await make.organisation();
    const { accounts } = api(await as.organisationAdministrator(organisation));
    const email = `again-${unique()}@cartage.example`;
    const first = await accounts.invitations.send({ email, role: "viewer" });
    const before = tokenFor(await sendWaiting(platform, people), email);
    const second = await accounts.invitations.send({ email, role: "dispatcher" });
    const after = tokenFor(await sendWaiting(platform, people), email);
    expect(second.invitationId).toBe(first.invitationId);
    expect(await accounts.invitations.list()).toMatchObject([{ email, role: "dispatcher" }]);

    const invalid = { cause: { code: "invitation.link_invalid" } };
    await expect(api(null).accounts.invitations.get({ token: before })).rejects.toMatchObject(invalid);
    await api(null).accounts.invitations.get({ token: after });
    await accounts.invitations.revoke({ invitationId: second.invitationId });
    await expect(api(null).accounts.invitations.get({ token: after })).rejects.toMatchObject(invalid);
    expect(await accounts.invitations.list()).toEqual([]);

    await accounts.invitations.send({ email, role: "viewer" });
    const late = tokenFor(await sendWaiting(platform, people), email);
    clock.forward(7 * 86_400_000 + 1_000);
    await expect(api(null).accounts.invitations.get({ token: late })).rejects.toMatchObject(invalid);
  });

  test("that is too old is asked for again once a day, of whoever invited; any other link is answered alike, with nothing", async ({
    make,
    as,
    api,
    platform,
    people,
    clock,
  }) => {
    const organisation = await make.organisation({ name: "Northern Freight" });
    const administrator = await as.organisationAdministrator(organisation);
    const { accounts } = api(administrator);
    const { user } = await accounts.me();
    const email = `late-${unique()}@cartage.example`;
    const { invitationId } = await accounts.invitations.send({ email, role: "viewer" });
    const token = tokenFor(await sendWaiting(platform, people), email);
    const ask = async (asked: string) => {
      expect(await api(null).accounts.invitations.askAgain({ token: asked })).toEqual({});
      return (await sendWaiting(platform, people)).map(({ recipient, content }) => [recipient, content]);
    };
    expect(await ask(token)).toEqual([]);
    expect(await ask("unknown")).toEqual([]);
    clock.forward(7 * 86_400_000 + 1_000);
    const told = {
      kind: "invitation_asked",
      email,
      organisation: "Northern Freight",
      path: "/settings/members?invite=true",
    };
    expect(await ask(token)).toEqual([[user.email, told]]);
    expect(await ask(token)).toEqual([]);
    clock.forward(86_400_000);
    expect(await ask(token)).toEqual([[user.email, told]]);
    await accounts.invitations.revoke({ invitationId });
    clock.forward(86_400_000);
    expect(await ask(token)).toEqual([]);
  });

  test("to a member is refused, beside its field", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { email } = await make.user({ organisationId: organisation.id });
    const { accounts } = api(await as.organisationAdministrator(organisation));
    await expect(accounts.invitations.send({ email, role: "viewer" })).rejects.toMatchObject({
      cause: { code: "member.already", fields: { email: { code: "member.already" } } },
    });
  });
});

describe("a member", () => {
  test("has another role from the next request on", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const viewer = await as.viewer(organisation);
    await expect(api(viewer).fleet.vehicles.create({ name: "A", type: "van" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { accounts } = api(await as.organisationAdministrator(organisation));
    await accounts.members.changeRole({ userId: viewer.id, role: "dispatcher" });
    await api(viewer).fleet.vehicles.create({ name: "A", type: "van" });
  });

  test("who is deactivated is out at once, with their phone, and may come back", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const driver = await as.driver(organisation);
    const device = await make.device({ organisationId: organisation.id });
    await owner.sql`update devices set created_by_session = ${driver.sessionId} where id = ${device.id}`;
    const { accounts } = api(await as.organisationAdministrator(organisation));

    await accounts.members.deactivate({ userId: driver.id });
    await expect(api(driver).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const [row] = await owner.sql`select revoked_at is not null as revoked from devices where id = ${device.id}`;
    expect(row?.revoked).toBe(true);

    await accounts.members.reactivate({ userId: driver.id });
    const { items } = await accounts.members.list({});
    expect(items.find(({ id }) => id === driver.id)).toMatchObject({ isDeactivated: false, signedInAt: null });
  });

  test("who owns the organisation can be neither demoted nor deactivated, and alone hands it on", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const [first, second] = [
      await as.organisationAdministrator(organisation),
      await as.organisationAdministrator(organisation),
    ];
    const viewer = await as.viewer(organisation);
    await owner.sql`update organisations set owner_id = ${first.id} where id = ${organisation.id}`;
    const { members } = api(second).accounts;
    const isOwner = { cause: { code: "member.is_owner" } };
    await expect(members.changeRole({ userId: first.id, role: "viewer" })).rejects.toMatchObject(isOwner);
    await expect(members.deactivate({ userId: first.id })).rejects.toMatchObject(isOwner);
    await expect(members.makeOwner({ userId: second.id })).rejects.toMatchObject({
      cause: { code: "member.not_owner" },
    });

    await expect(api(first).accounts.members.makeOwner({ userId: viewer.id })).rejects.toMatchObject({
      cause: { code: "member.not_administrator" },
    });
    await api(first).accounts.members.makeOwner({ userId: second.id });
    await members.changeRole({ userId: first.id, role: "viewer" });
  });
});

describe("a mail", () => {
  test("is sealed while it waits, and forgotten when it was sent", async ({
    make,
    as,
    api,
    platform,
    people,
    owner,
  }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    const email = `sealed-${unique()}@cartage.example`;
    await accounts.invitations.send({ email, role: "viewer" });
    const read = async () => {
      const [row] = await owner.sql<{ content: Buffer | null; sent: boolean }[]>`
        select content, sent_at is not null as sent from mails where recipient = ${email}`;
      return row;
    };
    expect((await read())?.content?.toString("latin1")).not.toContain("invite");
    await sendWaiting(platform, people);
    expect(await read()).toEqual({ content: null, sent: true });
  });

  test("that the mail server refuses waits, and goes out later", async ({ make, as, api, platform, people, owner }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    const email = `refused-${unique()}@cartage.example`;
    await accounts.invitations.send({ email, role: "viewer" });
    await sendWaiting(platform, people, { limit: 1, refuse: "450 busy" });
    const [row] = await owner.sql`
      select attempts, last_error, send_after > now() + interval '400 days' as waits from mails where recipient = ${email}`;
    expect(row).toEqual({ attempts: 1, last_error: "450 busy", waits: true });
    expect(await sendWaiting(platform, people)).toEqual([]);
    await owner.sql`update mails set send_after = created_at where recipient = ${email}`;
    expect((await sendWaiting(platform, people)).map(({ recipient }) => recipient)).toEqual([email]);
  });
});
