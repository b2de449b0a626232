import { hashPassword } from "@cartage/auth/password";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findSignedIn } from "@cartage/auth/signed-in";
import type { Claims } from "@cartage/auth/sso/claims";
import { findIdentityProvider, findProviderOfAddress } from "@cartage/auth/sso/identity-provider";
import { signInByIdentity } from "@cartage/auth/sso/sign-in-by-identity";
import { noteProviderTest } from "@cartage/auth/sso/sign-in-by-provider";
import { keepTicket, newBrowserSecret, relayStateOf, takeTicket } from "@cartage/auth/sso/tickets";
import { DomainError } from "@cartage/domain/errors";
import { describe, expect } from "vitest";
import { foundCompany, unique } from "./company.ts";
import { oidc, test } from "./company-test.ts";

const refusedWith = (code: string) => expect.objectContaining({ code });

describe("who comes in by an organisation's provider", () => {
  test("becomes a member with the role that the mapping gives, once", async ({ company, api }) => {
    const first = await company.arrive(company.claims("an"));
    expect(first).toMatchObject({ role: "dispatcher", organisation: { id: company.organisation.id } });
    expect(first.user).toMatchObject({ email: `an@${company.domain}`, name: "The an", isEmailVerified: true });
    const again = await company.arrive(company.claims("an"));
    expect(again.user.id).toBe(first.user.id);
    const { items } = await api(company.actor).platform.audit.list({ subjectId: first.user.id });
    expect(items.map(({ type }) => type)).toContain("member.joined");
  });

  test("at once from two browsers is one account", async ({ company }) => {
    const both = await Promise.all([company.arrive(company.claims("binh")), company.arrive(company.claims("binh"))]);
    expect(new Set(both.map(({ user }) => user.id)).size).toBe(1);
  });

  test("follows the mapping from then on, but the owner stays an administrator", async ({ company, owner }) => {
    const { user } = await company.arrive(company.claims("chi"));
    await company.sso.change({
      ...oidc,
      providerId: company.providerId,
      roleMapping: [{ value: "fleet", role: "viewer" }],
    });
    expect(await company.arrive(company.claims("chi"))).toMatchObject({ role: "viewer" });
    await owner.sql`update members set role = 'organisation_administrator' where user_id = ${user.id}`;
    await owner.sql`update organisations set owner_id = ${user.id} where id = ${company.organisation.id}`;
    expect(await company.arrive(company.claims("chi"))).toMatchObject({ role: "organisation_administrator" });
  });

  test("is the member that they were, known by the address, and later by the subject", async ({ company, make }) => {
    const { id: organisationId } = company.organisation;
    const email = `dung@${company.domain}`;
    const member = await make.user({ organisationId, role: "viewer", email });
    const roles: string[] = [];
    expect(await company.arrive(company.claims("dung", { subject: "7", roles }))).toMatchObject({
      user: { id: member.id },
      role: "viewer",
    });
    const renamed = company.claims("dung", { subject: "7", roles, email: `dung.le@${company.domain}` });
    expect((await company.arrive(renamed)).user.id).toBe(member.id);
  });

  test("and stays in this organisation, for twelve hours", async ({ company, make, api, owner, clock }) => {
    const other = await make.organisation();
    const email = `giang@${company.domain}`;
    const member = await make.user({ organisationId: other.id, role: "organisation_administrator", email });
    const person = await company.arrive(company.claims("giang"));
    expect(person.user.id).toBe(member.id);
    const caller = api(person.actor);
    expect((await caller.accounts.me()).organisations.map(({ id }) => id)).toEqual([company.organisation.id]);
    await expect(caller.accounts.switchOrganisation({ organisationId: other.id })).rejects.toThrow();
    const [row] = await owner.sql<{ hours: number }[]>`
      select extract(epoch from expires_at - ${clock.now()}::timestamptz) / 3600 as hours from sessions
       where id = ${person.sessionId}`;
    expect(Number(row?.hours)).toBeGreaterThan(11.9);
    expect(Number(row?.hours)).toBeLessThan(12.1);
  });

  test("needs no second factor of ours where the organisation asks for one", async ({ company, api }) => {
    await api(company.actor).accounts.organisation.update({ requiresSecondFactor: true });
    expect(await company.arrive(company.claims("hoa"))).toMatchObject({ lacksSecondFactor: false });
  });

  test.for<[string, Partial<Claims>, string]>([
    ["an address of a domain that is not proven", { email: "an@elsewhere.example" }, "sso.foreign_address"],
    ["no address at all", { email: null }, "sso.refused"],
    ["a person for whom there is no role", { roles: [] }, "sso.not_member"],
  ])("is refused with %s", async ([, over, code], { company }) => {
    await expect(company.arrive(company.claims("khanh", over))).rejects.toEqual(refusedWith(code));
  });

  test("is told that the organisation is suspended, which then asks nobody to come by its provider alone", async ({
    company,
    owner,
    app,
  }) => {
    const email = `minh@${company.domain}`;
    await company.arrive(company.claims("minh"));
    await company.sso.switch({ providerId: company.providerId, isEnabled: true, isEnforced: true });
    expect(await findProviderOfAddress(app, email)).toMatchObject({ isEnforced: true });
    await owner.sql`update organisations set suspended_at = now() where id = ${company.organisation.id}`;
    await expect(company.arrive(company.claims("minh"))).rejects.toEqual(refusedWith("sign_in.suspended"));
    expect(await findProviderOfAddress(app, email)).toMatchObject({
      providerId: company.providerId,
      isEnforced: false,
    });
  });

  test("is refused when an administrator has deactivated them", async ({ company, api }) => {
    const { user } = await company.arrive(company.claims("lan"));
    await api(company.actor).accounts.members.deactivate({ userId: user.id });
    await expect(company.arrive(company.claims("lan"))).rejects.toEqual(refusedWith("sso.not_member"));
  });

  test("is never somebody who runs the platform", async ({ company, make }) => {
    await make.user({ platformRole: "platform_administrator", email: `minh@${company.domain}` });
    await expect(company.arrive(company.claims("minh"))).rejects.toEqual(refusedWith("sso.refused"));
  });

  test("is out when the provider is removed, and cannot come in while it is switched off", async ({ company, app }) => {
    const person = await company.arrive(company.claims("nga"));
    await company.sso.switch({ providerId: company.providerId, isEnabled: false });
    await expect(company.arrive(company.claims("nga"))).rejects.toEqual(refusedWith("sso.refused"));
    await company.sso.remove({ providerId: company.providerId });
    expect(await findSignedIn(app, person.sessionId)).toBeNull();
  });
});

describe("a provider", () => {
  test("is switched on only after a try that named somebody of a proven domain", async ({ company }) => {
    const { providerId, sso } = company;
    await sso.change({ ...oidc, providerId });
    await expect(sso.switch({ providerId, isEnforced: true })).rejects.toMatchObject({
      cause: { code: "sso.not_tested" },
    });
    await company.tryAs(company.claims("x", { email: "x@elsewhere.example" }));
    await expect(sso.switch({ providerId, isEnforced: true })).rejects.toMatchObject({
      cause: { code: "sso.not_tested" },
    });
    await company.tryAs(company.claims("x"));
    await sso.switch({ providerId, isEnforced: true });
    const [listed] = await sso.list();
    expect(listed).toMatchObject({ isEnabled: true, isEnforced: true, test: { isOurs: true, role: "dispatcher" } });
  });

  test("keeps its secret to itself: lists and the audit trail do not tell it", async ({ company, api }) => {
    const { items } = await api(company.actor).platform.audit.list({ subjectId: company.providerId });
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify([items, await company.sso.list()])).not.toContain("a client secret");
  });

  test("is tried by an administrator of its organisation only", async ({ company, as, make, app, people, clock }) => {
    const provider = await findIdentityProvider(app, company.providerId, people.secrets);
    const stranger = await as.organisationAdministrator(await make.organisation());
    const viewer = await as.viewer(company.organisation);
    for (const { sessionId } of [stranger, viewer])
      expect(
        provider &&
          (await noteProviderTest(app, provider, company.claims("x"), {
            sessionId: sessionId ?? "",
            now: clock.now(),
          })),
      ).toBe(false);
  });

  test("of an address inside our network is refused beside its field", async ({ company }) => {
    for (const issuer of ["http://login.company.example", "https://169.254.169.254", "https://localhost"])
      await expect(company.sso.add({ ...oidc, issuer })).rejects.toMatchObject({
        cause: { code: "input.invalid", fields: { issuer: { code: "https_only" } } },
      });
  });
});

describe("a domain", () => {
  test("is somebody's when its proof stands in its DNS, and nobody else's then", async ({
    company,
    make,
    as,
    api,
    proofs,
  }) => {
    const rival = await foundCompany({ make, as, api, proofs }, oidc);
    await rival.sso.addDomain({ providerId: rival.providerId, domain: company.domain });
    await expect(rival.sso.verifyDomain({ domain: company.domain })).rejects.toMatchObject({
      cause: { code: "sso.domain_unproven" },
    });
    const proof = (await rival.sso.list())[0]?.domains.find(({ domain }) => domain === company.domain)?.proof;
    proofs.set(company.domain, [proof ?? ""]);
    await expect(rival.sso.verifyDomain({ domain: company.domain })).rejects.toMatchObject({
      cause: { code: "sso.domain_taken" },
    });
  });

  test("leads its people to the provider; an unproven or unknown one leads nowhere", async ({ company, api }) => {
    const find = (email: string) => api(null).accounts.sso.find({ email });
    expect(await find(`whoever@${company.domain}`)).toEqual({
      providerId: company.providerId,
      kind: "oidc",
      name: "Company",
    });
    await expect(find("whoever@elsewhere.example")).rejects.toMatchObject({ cause: { code: "sso.unknown_domain" } });
  });

  test("that must use its provider gets no password in, right or wrong, but the owner's", async ({
    company,
    make,
    app,
    owner,
    clock,
  }) => {
    const password = "seven quiet lanterns over the bay";
    const passwordHash = await hashPassword(password);
    const { id: organisationId } = company.organisation;
    const role = "organisation_administrator";
    const own = await make.user({ organisationId, role, email: `owner@${company.domain}`, passwordHash });
    await owner.sql`update organisations set owner_id = ${own.id} where id = ${organisationId}`;
    await make.user({ organisationId, role, email: `other@${company.domain}`, passwordHash });
    await company.sso.switch({ providerId: company.providerId, isEnforced: true });
    const attempt = (name: string, given: string) =>
      signInWithPassword(
        app,
        { email: `${name}@${company.domain}`, password: given, userAgent: null, address: null },
        { now: clock.now, requestId: "request" },
      );
    for (const [name, given] of [
      ["other", password],
      ["other", "wrong"],
      ["nobody", "wrong"],
      ["owner", "wrong"],
    ] as const)
      await expect(attempt(name, given)).rejects.toEqual(refusedWith("sign_in.use_sso"));
    expect(await attempt("owner", password)).toMatchObject({ sessionId: expect.any(String) });
  });
});

describe("who comes in by a provider of the installation", () => {
  const arriveBy =
    (app: Parameters<typeof signInByIdentity>[0], now: () => Date) => (subject: string, email: string | null) =>
      signInByIdentity(
        app,
        { provider: "google", subject, verifiedEmail: email },
        { now, requestId: "request", userAgent: null, address: null },
      );

  test("is known by the address that it has verified, later by the subject; nobody new", async ({
    make,
    app,
    clock,
  }) => {
    const organisation = await make.organisation();
    const user = await make.user({ organisationId: organisation.id });
    const arrive = arriveBy(app, clock.now);
    const subject = unique();
    await expect(arrive(subject, null)).rejects.toEqual(refusedWith("sso.no_account"));
    await expect(arrive(subject, "nobody@elsewhere.example")).rejects.toEqual(refusedWith("sso.no_account"));
    const { sessionId } = await arrive(subject, user.email);
    expect(await findSignedIn(app, sessionId)).toMatchObject({ user: { id: user.id } });
    expect(await findSignedIn(app, (await arrive(subject, null)).sessionId)).toMatchObject({ user: { id: user.id } });
  });

  test("is sent to their organisation's own where that is asked for", async ({ company, app, clock }) => {
    await company.sso.switch({ providerId: company.providerId, isEnforced: true });
    await expect(arriveBy(app, clock.now)(unique(), `an@${company.domain}`)).rejects.toEqual(
      refusedWith("sign_in.use_sso"),
    );
  });
});

describe("a ticket", () => {
  test("is taken once, by the browser that set out, within a minute", async ({ company, app, clock }) => {
    const ticket = { providerId: company.providerId, claims: company.claims("an") };
    const browser = newBrowserSecret();
    const keep = () => keepTicket(app, ticket, { relayState: relayStateOf(browser), now: clock.now() });
    const take = (text: string, by = browser) => takeTicket(app, { ticket: text, browser: by, now: clock.now() });
    const first = await keep();
    expect(await take(first, newBrowserSecret())).toBeNull();
    expect(await take(first)).toEqual(ticket);
    expect(await take(first)).toBeNull();
    const late = await keep();
    clock.forward(61_000);
    expect(await take(late)).toBeNull();
    await expect(keepTicket(app, ticket, { relayState: "/live", now: clock.now() })).rejects.toThrow(DomainError);
  });
});
