import { recognise } from "@cartage/auth/recognise";
import { newId } from "@cartage/db/id";
import { describe, expect } from "vitest";
import { sendWaiting, tokenFor } from "./mails.ts";
import { password, test } from "./person.ts";

const someone = () => `new-${crypto.randomUUID()}@cartage.example`;
const invalid = { code: "NOT_FOUND", cause: { code: "email.link_invalid" } };

describe("an address", () => {
  test("is confirmed by a mailed link, once", async ({ person, api, platform, people }) => {
    const { accounts } = await person.signIn();
    expect(await accounts.me()).toMatchObject({ user: { isEmailVerified: false } });
    const { email } = person.user;
    expect(await accounts.email.verify()).toEqual({ email });
    const token = tokenFor(await sendWaiting(platform, people), email);
    const stranger = api(null).accounts;
    expect(await stranger.email.getLink({ token })).toEqual({ email, isChange: false });
    expect(await accounts.me()).toMatchObject({ user: { isEmailVerified: false } });
    await stranger.email.useLink({ token });
    expect(await accounts.me()).toMatchObject({ user: { isEmailVerified: true } });
    await expect(stranger.email.useLink({ token })).rejects.toMatchObject(invalid);
  });

  test("is confirmed by the links of a reset and of an invitation too", async ({
    person,
    as,
    api,
    platform,
    people,
  }) => {
    const { email } = person.user;
    await api(null).accounts.password.askForReset({ email });
    const reset = tokenFor(await sendWaiting(platform, people), email);
    await api(null).accounts.password.reset({ token: reset, password });
    expect(await (await person.signIn()).accounts.me()).toMatchObject({ user: { isEmailVerified: true } });

    const administrator = await as.organisationAdministrator(person.organisation);
    const invited = someone();
    await api(administrator).accounts.invitations.send({ email: invited, role: "viewer" });
    const token = tokenFor(await sendWaiting(platform, people), invited);
    await api(null).accounts.invitations.acceptAsNew({ token, name: "Mai", password });
    const { items } = await api(administrator).accounts.members.list({ search: invited });
    expect(items).toHaveLength(1);
    const [row] =
      await platform.sql`select email_verified_at is not null as verified from users where email = ${invited}`;
    expect(row).toEqual({ verified: true });
  });
});

describe("another address", () => {
  test("counts from the moment its link is used, and the old one is told", async ({
    person,
    api,
    app,
    clock,
    platform,
    people,
  }) => {
    const { accounts } = await person.signIn();
    const [before, email] = [person.user.email, someone()];
    const given = { now: clock.now, requestId: "r" };
    await expect(accounts.email.change({ email, password: "wrong" })).rejects.toMatchObject({
      cause: { fields: { password: { code: "password.wrong" } } },
    });
    expect(await accounts.email.change({ email, password })).toEqual({ email });
    const mails = await sendWaiting(platform, people);
    expect(mails.map(({ recipient, content }) => [recipient, content.kind])).toEqual([
      [email, "email_change"],
      [before, "email_change_asked"],
    ]);
    const token = tokenFor(mails, email);
    await recognise(app, { email: before, password }, given);
    await expect(recognise(app, { email, password }, given)).rejects.toMatchObject({ code: "sign_in.wrong" });

    expect(await api(null).accounts.email.useLink({ token })).toEqual({ email, isChange: true });
    await recognise(app, { email, password }, given);
    await expect(recognise(app, { email: before, password }, given)).rejects.toMatchObject({ code: "sign_in.wrong" });
    expect(await accounts.me()).toMatchObject({ user: { email, isEmailVerified: true } });
    expect((await sendWaiting(platform, people)).map(({ recipient, content }) => [recipient, content.kind])).toEqual([
      [before, "email_changed"],
    ]);
    await expect(api(null).accounts.email.getLink({ token })).rejects.toMatchObject(invalid);
  });

  test("is not for whom a directory keeps, nor for whom a provider alone lets in, however old the link", async ({
    person,
    api,
    owner,
    platform,
    people,
  }) => {
    const { accounts } = await person.signIn();
    const email = someone();
    await accounts.email.change({ email, password });
    const token = tokenFor(await sendWaiting(platform, people), email);
    const kept = { code: "CONFLICT", cause: { code: "email.kept_elsewhere" } };
    const keep = owner.sql`
      insert into directory_users (provider, external_id, user_id, email, event_id)
      values ('clerk', ${person.user.id}, ${person.user.id}, ${person.user.email}, 'e')`;
    await keep;
    await expect(accounts.email.change({ email, password })).rejects.toMatchObject(kept);
    await expect(api(null).accounts.email.useLink({ token })).rejects.toMatchObject(kept);
    await owner.sql`delete from directory_users where user_id = ${person.user.id}`;

    const domain = person.user.email.split("@")[1] ?? "";
    const providerId = newId();
    await owner.sql`
      insert into identity_providers (id, organisation_id, kind, name, issuer, client_id, sealed_secret, created_at, enabled_at, is_enforced)
      values (${providerId}, ${person.organisation.id}, 'oidc', 'Company', 'https://login.company.example', 'c', '', now(), now(), true)`;
    await owner.sql`
      insert into identity_domains (organisation_id, domain, provider_id, proof, created_at, verified_at)
      values (${person.organisation.id}, ${domain}, ${providerId}, 'proof', now(), now())`;
    await expect(accounts.email.change({ email, password })).rejects.toMatchObject(kept);
    await expect(api(null).accounts.email.useLink({ token })).rejects.toMatchObject(kept);
    await owner.sql`delete from identity_providers where id = ${providerId}`;
    expect(await api(null).accounts.email.useLink({ token })).toEqual({ email, isChange: true });
  });

  test("that somebody has is answered alike; only the holder of its link learns it", async ({
    person,
    make,
    api,
    platform,
    people,
  }) => {
    const { accounts } = await person.signIn();
    const taken = await make.user();
    expect(await accounts.email.change({ email: taken.email, password })).toEqual({ email: taken.email });
    const token = tokenFor(await sendWaiting(platform, people), taken.email);
    const isTaken = { code: "CONFLICT", cause: { code: "email.taken" } };
    await expect(api(null).accounts.email.getLink({ token })).rejects.toMatchObject(isTaken);
    await expect(api(null).accounts.email.useLink({ token })).rejects.toMatchObject(isTaken);
    expect(await accounts.me()).toMatchObject({ user: { email: person.user.email } });
  });

  test("goes to one of two people who want it at the same moment", async ({
    person,
    make,
    as,
    api,
    owner,
    platform,
    people,
    clock,
  }) => {
    const email = someone();
    const { accounts } = await person.signIn();
    const other = await as.viewer(await make.organisation());
    await owner.sql`
      update users set password_hash = (select password_hash from users where id = ${person.user.id}) where id = ${other.id}`;
    const tokens = [];
    for (const { email: own } of [accounts, api(other).accounts]) {
      await own.change({ email, password });
      tokens.push(tokenFor(await sendWaiting(platform, people), email));
    }
    clock.forward(1);
    const outcomes = await Promise.allSettled(tokens.map((token) => api(null).accounts.email.useLink({ token })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((outcome) => outcome.status === "rejected");
    expect(lost).toMatchObject({ reason: { cause: { code: "email.taken" } } });
  });

  test("has one good link at a time, for an hour, which a new password takes back", async ({
    person,
    api,
    platform,
    people,
    clock,
  }) => {
    const { accounts } = await person.signIn();
    const ask = async () => {
      const email = someone();
      await accounts.email.change({ email, password });
      return { token: tokenFor(await sendWaiting(platform, people), email) };
    };
    const { email } = api(null).accounts;
    const [first, second] = [await ask(), await ask()];
    await expect(email.getLink(first)).rejects.toMatchObject(invalid);
    await email.getLink(second);
    clock.forward(3_600_001);
    await expect(email.useLink(second)).rejects.toMatchObject(invalid);
    const third = await ask();
    await accounts.password.change({ current: password, password: "seven quiet lanterns over the bay" });
    await expect(email.useLink(third)).rejects.toMatchObject(invalid);
  });

  test("takes back a forgotten password's link that went to the old one", async ({ person, api, platform, people }) => {
    const { accounts } = await person.signIn();
    const email = someone();
    await api(null).accounts.password.askForReset({ email: person.user.email });
    const reset = tokenFor(await sendWaiting(platform, people), person.user.email);
    await accounts.email.change({ email, password });
    await api(null).accounts.email.useLink({ token: tokenFor(await sendWaiting(platform, people), email) });
    await expect(api(null).accounts.password.getReset({ token: reset })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
