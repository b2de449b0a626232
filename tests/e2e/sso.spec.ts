import type { Page } from "@playwright/test";
import type { IdentityServers } from "./setup/identity-servers.ts";
import { inLanguage, type Texts } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

const servers = (): IdentityServers => JSON.parse(process.env.CARTAGE_E2E_IDENTITY ?? "{}");
const unique = () => Date.now().toString(36);

/** Puts a text into a domain's DNS. */
const publish = (domain: string, text: string) =>
  fetch(servers().dnsControl, { method: "POST", body: JSON.stringify({ domain, text }) });

/** Signs in at the company's own provider of OpenID Connect, as whoever. */
async function signInThere(page: Page, email: string): Promise<void> {
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("whatever");
  await page.locator("button[type=submit]").click();
  // asked the first time only
  const consent = page.getByRole("button", { name: "Continue" });
  if (await consent.isVisible()) await consent.click();
}

async function signInByOrganisation(page: Page, email: string, t: Texts) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: t("web.ssoSignIn.open") }).click();
  await page.getByRole("textbox").fill(email);
  await page.getByRole("button", { name: t("web.ssoSignIn.submit") }).click();
}

inLanguage("en", (t) => {
  test("a company signs in by its own provider of OpenID Connect: set up, proven, tried in vain and well, switched on, demanded, removed", async ({
    as,
    open,
  }) => {
    test.setTimeout(120_000);
    const admin = await as("admin@north.example");
    const domain = `company-${unique()}.example`;
    const { issuer, clientId, clientSecret } = servers();

    await admin.goto("/settings/sso");
    await admin.getByRole("button", { name: t("web.sso.add") }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel(t("web.sso.name"), { exact: true }).fill("Company");
    await dialog.getByLabel(t("web.sso.issuer.oidc")).fill("http://169.254.169.254");
    await dialog.getByLabel(t("web.sso.clientId")).fill(clientId);
    await dialog.getByLabel(t("web.sso.clientSecret")).fill(clientSecret);
    await dialog.getByRole("button", { name: t("web.sso.save") }).click();
    await expect(dialog.getByText(t("fields.https_only"))).toBeVisible();
    await dialog.getByLabel(t("web.sso.issuer.oidc")).fill(issuer);
    await dialog.getByRole("button", { name: t("web.sso.save") }).click();
    const panel = admin.getByRole("region", { name: "Company" });
    await expect(panel.getByText("/api/auth/callback/", { exact: false })).toBeVisible();

    await panel.getByRole("textbox", { name: t("web.sso.domain") }).fill(domain);
    await panel.getByRole("button", { name: t("web.sso.domainAdd") }).click();
    await panel.getByRole("button", { name: t("web.sso.domainCheck") }).click();
    await expect(panel.getByText(t("errors.sso.domain_unproven"))).toBeVisible();
    await publish(domain, (await panel.locator("code", { hasText: "cartage-domain=" }).textContent()) ?? "");
    await panel.getByRole("button", { name: t("web.sso.domainCheck") }).click();
    await expect(panel.getByText(t("web.sso.verified"))).toBeVisible();
    await expect(admin.getByText(t("web.sso.domainVerified", { domain }))).toBeVisible();

    await panel.getByRole("switch", { name: t("web.sso.on") }).click();
    await expect(panel.getByText(t("errors.sso.not_tested"))).toBeVisible();
    await panel.getByRole("button", { name: t("web.sso.try"), exact: true }).click();
    await admin.getByRole("link", { name: "Cancel" }).click();
    await expect(admin).toHaveURL(/\/settings\/sso\?refused=sso\.refused$/);
    const refused = admin.getByRole("main").getByRole("alert");
    await expect(refused).toHaveText(`${t("web.sso.tryRefused")} ${t("errors.sso.refused")}`);
    await expect(panel.getByText(t("web.sso.untried"))).toBeVisible();
    await panel.getByRole("button", { name: t("web.sso.try"), exact: true }).click();
    await signInThere(admin, `an@${domain}`);
    await expect(admin).toHaveURL(/\/settings\/sso$/);
    await expect(panel.getByText(t("web.sso.triedGood"))).toBeVisible();
    await expect(refused).toHaveCount(0);
    await panel.getByRole("switch", { name: t("web.sso.on") }).click();
    await expect(panel.getByRole("switch", { name: t("web.sso.enforced") })).toBeVisible();

    const person = await open();
    await signInByOrganisation(person, "somebody@nowhere.example", t);
    await expect(person.getByText(t("errors.sso.unknown_domain"))).toBeVisible();
    await person.getByRole("textbox").fill(`binh@${domain}`);
    await person.getByRole("button", { name: t("web.ssoSignIn.submit") }).click();
    await signInThere(person, `binh@${domain}`);
    await expect(person).toHaveURL(/\/live/);
    await person.goto("/settings/sso");
    await expect(person.getByRole("heading", { name: t("web.notFound.title") })).toBeVisible();

    const stranger = await open();
    await signInByOrganisation(stranger, `chi@${domain}`, t);
    await signInThere(stranger, "chi@elsewhere.example");
    await expect(stranger.getByText(t("errors.sso.foreign_address"))).toBeVisible();

    await panel.getByRole("switch", { name: t("web.sso.enforced") }).click();
    await expect(panel.getByRole("switch", { name: t("web.sso.enforced") })).toBeChecked();
    await stranger.goto("/sign-in");
    await stranger.getByRole("textbox", { name: /^email/i }).fill(`binh@${domain}`);
    await stranger.locator("input[type=password]").fill("whatever it may be");
    await stranger.locator("form button[type=submit]").click();
    await expect(stranger.getByText(t("errors.sign_in.use_sso"))).toBeVisible();

    await panel.getByRole("button", { name: t("web.sso.remove"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.sso.remove") }).click();
    await expect(admin.getByText(t("web.sso.empty"))).toBeVisible();
    await person.goto("/vehicles");
    await expect(person).toHaveURL(/\/sign-in/);
  });

  test("and by SAML", async ({ as, open }) => {
    const admin = await as("admin@south.example");
    const domain = `company-${unique()}.example`;

    await admin.goto("/settings/sso?add=true");
    const dialog = admin.getByRole("dialog");
    await dialog.getByRole("combobox", { name: t("web.sso.kind") }).click();
    await admin.getByRole("option", { name: t("web.sso.kinds.saml") }).click();
    await dialog.getByLabel(t("web.sso.name"), { exact: true }).fill("Company");
    await dialog.getByLabel(t("web.sso.metadata")).fill("<nothing/>");
    await expect(dialog.getByText(t("web.sso.metadataWrong"))).toBeVisible();
    await dialog.getByLabel(t("web.sso.metadata")).fill(servers().samlMetadata);
    await expect(dialog.getByLabel(t("web.sso.certificates"))).toHaveValue(/BEGIN CERTIFICATE/);
    await dialog.getByRole("button", { name: t("web.sso.save") }).click();
    const panel = admin.getByRole("region", { name: "Company" });
    await panel.getByRole("textbox", { name: t("web.sso.domain") }).fill(domain);
    await panel.getByRole("button", { name: t("web.sso.domainAdd") }).click();
    await publish(domain, (await panel.locator("code", { hasText: "cartage-domain=" }).textContent()) ?? "");
    await panel.getByRole("button", { name: t("web.sso.domainCheck") }).click();
    await expect(panel.getByText(t("web.sso.verified"))).toBeVisible();
    const metadata = await admin.request.get(
      (await panel.locator("code", { hasText: /api\/sso\/saml\/[^/]+$/ }).textContent()) ?? "",
    );
    expect(await metadata.text()).toContain("AssertionConsumerService");

    await panel.getByRole("button", { name: t("web.sso.try"), exact: true }).click();
    await admin.getByLabel("Who are you?").fill(`an@${domain}`);
    await admin.getByRole("button", { name: "Sign in" }).click();
    await expect(admin).toHaveURL(/\/settings\/sso$/);
    await expect(panel.getByText(t("web.sso.triedGood"))).toBeVisible();
    await panel.getByRole("switch", { name: t("web.sso.on") }).click();
    await expect(panel.getByRole("switch", { name: t("web.sso.enforced") })).toBeVisible();

    const person = await open();
    await person.goto("/sign-in?to=/vehicles");
    await person.getByRole("button", { name: t("web.ssoSignIn.open") }).click();
    await person.getByRole("textbox").fill(`binh@${domain}`);
    await person.getByRole("button", { name: t("web.ssoSignIn.submit") }).click();
    await person.getByLabel("Who are you?").fill(`binh@${domain}`);
    await person.getByRole("button", { name: "Sign in" }).click();
    await expect(person).toHaveURL(/\/vehicles/);

    await panel.getByRole("button", { name: t("web.sso.remove"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.sso.remove") }).click();
    await expect(admin.getByText(t("web.sso.empty"))).toBeVisible();
  });

  test("a provider of the installation lets in who has an account with the address that it has verified, and nobody else", async ({
    open,
  }) => {
    const page = await open();
    const name = t("web.ssoSignIn.with", { name: "Works account" });
    await page.goto("/sign-in");
    await page.getByRole("button", { name }).click();
    await signInThere(page, "viewer@south.example");
    await expect(page).toHaveURL(/\/live/);

    const stranger = await open();
    await stranger.goto("/sign-in");
    await stranger.getByRole("button", { name }).click();
    await signInThere(stranger, "nobody@elsewhere.example");
    await expect(stranger.getByText(t("errors.sso.no_account"))).toBeVisible();
  });
});
