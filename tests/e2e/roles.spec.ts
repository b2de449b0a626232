import { type Capability, capabilitiesOf, type Role, roles } from "@cartage/domain/permissions";
import type { Page } from "@playwright/test";
import { inLanguage, type Texts } from "./setup/languages.ts";
import { type Email, expect, mailedLink, signIn, test } from "./setup/people.ts";

/** The pages of a section, what each needs, its heading, and whether the navigation leads to it. */
const customerPages = (t: Texts) =>
  [
    { path: "/live", needs: "tracking.view", heading: null, nav: t("web.nav.live") },
    { path: "/orders", needs: "orders.view", heading: t("web.orders.title"), nav: t("web.nav.orders") },
    { path: "/routes", needs: "routes.view", heading: t("web.board.title"), nav: t("web.nav.routes") },
    { path: "/alerts", needs: "tracking.view", heading: t("web.alerts.title"), nav: t("web.nav.alerts") },
    { path: "/incidents", needs: "incidents.view", heading: t("web.incidents.title"), nav: t("web.nav.incidents") },
    { path: "/history", needs: "tracking.view", heading: t("web.history.title"), nav: t("web.nav.history") },
    { path: "/geofences", needs: "tracking.view", heading: t("web.geofences.title"), nav: t("web.nav.geofences") },
    { path: "/business", needs: "orders.view", heading: t("web.business.title"), nav: t("web.nav.business") },
    { path: "/customers", needs: "orders.view", heading: t("web.customers.title"), nav: t("web.nav.customers") },
    { path: "/scan", needs: "goods.scan", heading: t("web.scan.title"), nav: t("web.nav.scan") },
    { path: "/vehicles", needs: "vehicles.view", heading: t("web.vehicles.title"), nav: t("web.nav.vehicles") },
    { path: "/hubs", needs: "hubs.view", heading: t("web.hubs.title"), nav: t("web.nav.hubs") },
    { path: "/drivers", needs: "drivers.view", heading: t("web.drivers.title"), nav: t("web.nav.drivers") },
    { path: "/devices", needs: "devices.view", heading: t("web.devices.title"), nav: t("web.nav.devices") },
    { path: "/requests", needs: "requests.ask", heading: t("web.requests.title"), nav: t("web.nav.requests") },
    { path: "/orders/new", needs: "orders.edit", heading: t("web.orders.form.newTitle"), nav: null },
    { path: "/orders/recurring", needs: "orders.view", heading: t("web.recurring.title"), nav: null },
    { path: "/orders/recurring/new", needs: "orders.edit", heading: t("web.recurring.form.newTitle"), nav: null },
    { path: "/orders/import", needs: "orders.edit", heading: t("web.orders.importing.title"), nav: null },
    { path: "/geofences/new", needs: "geofences.edit", heading: t("web.geofences.editor.addTitle"), nav: null },
    { path: "/geofences/import", needs: "geofences.edit", heading: t("web.geofences.importing.title"), nav: null },
    { path: "/devices/refused", needs: "devices.view", heading: t("web.letters.title"), nav: null },
    { path: "/alerts/rules", needs: "tracking.view", heading: t("web.rules.title"), nav: null },
    { path: "/alerts/rules/new", needs: "rules.edit", heading: t("web.rules.addTitle"), nav: null },
    { path: "/settings/imports", needs: "history.import", heading: t("web.imports.title"), nav: null },
    { path: "/settings/groups", needs: "vehicles.edit", heading: t("web.groups.title"), nav: t("web.nav.settings") },
    { path: "/settings/organisation", needs: "organisation.manage", heading: t("web.organisation.title"), nav: null },
    { path: "/settings/recipients", needs: "organisation.manage", heading: t("web.recipients.title"), nav: null },
    { path: "/settings/screening", needs: "organisation.manage", heading: t("web.screening.title"), nav: null },
    { path: "/settings/proofs", needs: "organisation.manage", heading: t("web.proofSettings.title"), nav: null },
    { path: "/settings/members", needs: "members.manage", heading: t("web.members.title"), nav: null },
    { path: "/settings/keys", needs: "keys.manage", heading: t("web.keys.title"), nav: null },
    { path: "/settings/sso", needs: "sso.manage", heading: t("web.sso.title"), nav: null },
    { path: "/settings/audit", needs: "audit.view", heading: t("web.audit.title"), nav: null },
    { path: "/settings/arrivals", needs: "routes.view", heading: t("web.progress.arrivals.title"), nav: null },
    { path: "/settings/plan", needs: "plan.view", heading: t("web.plan.title"), nav: null },
  ] as const;
const adminSections = [
  { key: "organisations", needs: "organisations.view" },
  { key: "users", needs: "users.view" },
  { key: "requests", needs: "requests.answer_passed_on" },
  { key: "issues", needs: "issues.manage" },
  { key: "letters", needs: "issues.manage" },
  { key: "dispatches", needs: "organisations.view" },
  { key: "audit", needs: "platform_audit.view" },
  { key: "plans", needs: "organisations.view" },
  { key: "webhooks", needs: "webhooks.view" },
  { key: "instances", needs: "instances.view" },
] as const;
const adminPages = (t: Texts) =>
  adminSections.map(({ key, needs }) => ({
    path: `/admin/${key}`,
    needs,
    heading: key === "audit" ? t("web.audit.platform.title") : t(`web.admin.${key}.title`),
    nav: t(`web.admin.${key}.title`),
  }));

const emails: Record<Exclude<Role, "hub_worker">, Email> = {
  platform_administrator: "platform@cartage.example",
  maintainer: "maintainer@cartage.example",
  organisation_administrator: "admin@north.example",
  dispatcher: "dispatcher@north.example",
  viewer: "viewer@north.example",
  driver: "driver@north.example",
};

const may = (role: Role, capability: Capability) =>
  (capabilitiesOf[role] as readonly Capability[]).includes(capability);

inLanguage("en", (t) => {
  for (const role of roles) {
    const isOfPlatform = role === "platform_administrator" || role === "maintainer";

    test(`a ${role.replaceAll("_", " ")} meets the navigation and the pages of the role, and no others`, async ({
      open,
      as,
    }) => {
      const page = await open();
      await arrive(page, t, role, () => as("admin@north.example"));
      const [own, others] = isOfPlatform ? [adminPages(t), customerPages(t)] : [customerPages(t), adminPages(t)];
      const allowed = own.filter(({ needs }) => may(role, needs));
      const links = page.getByRole("navigation", { name: t("web.nav.label") }).getByRole("link");
      await expect(links).toHaveText(allowed.flatMap(({ nav }) => nav ?? []));

      for (const each of allowed) await isOpen(page, t, each);
      for (const { path } of own.filter(({ needs }) => !may(role, needs))) await isRefused(page, path, { t, role });
      for (const { path } of others) {
        // people of the platform are led to their own section; for members that section does not exist
        const answer = await page.request.get(path, { maxRedirects: 0 });
        if (isOfPlatform) expect(answer.headers().location, path).toMatch(/^\/admin(\/requests)?$/);
        else expect(answer.status(), path).toBe(404);
      }
      if (isOfPlatform) expect((await page.request.get("/admin")).url()).toMatch(/\/admin\/(organisations|requests)$/);
    });
  }
});

async function arrive(page: Page, t: Texts, role: Role, asAdministrator: () => Promise<Page>): Promise<void> {
  if (role !== "hub_worker") return signIn(page, emails[role], /\/(live|vehicles|admin\/organisations)/);
  const email = `hub-${Date.now()}@guest.example`;
  const { request } = await asAdministrator();
  const invited = await request.post("/api/trpc/accounts.invitations.send", { data: { email, role } });
  expect(invited.status()).toBe(200);
  await page.goto(await mailedLink(email, /\/invite\//));
  await page.getByRole("textbox", { name: t("web.invite.name") }).fill("A hub worker");
  await page.getByLabel(t("web.newPassword.label"), { exact: true }).fill("seven quiet lanterns over the bay");
  await page.getByRole("button", { name: t("web.invite.submit") }).click();
  await expect(page).toHaveURL(/\/scan/);
}

async function isOpen(
  page: Page,
  t: Texts,
  { path, heading }: { path: string; heading: string | null },
): Promise<void> {
  const { status, headings, text } = await asItCame(page, path);
  expect(status, path).toBe(200);
  if (heading && !headings.includes(heading)) await isShown(page, path, heading);
  expect(text, path).not.toContain(t("web.notFound.title"));
}

/** Of a page that is drawn where it is looked at. */
async function isShown(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("heading", { name: heading, exact: true, level: 1 }), path).toBeVisible();
}

/** A driver's work has no screens here, which is said; for all others the page does not exist. */
async function isRefused(page: Page, path: string, { t, role }: { t: Texts; role: Role }): Promise<void> {
  const { status, url, text } = await asItCame(page, path);
  if (role === "driver") return expect(text, path).toContain(t("web.noScreens.driver"));
  // whoever may not see the map is led to where their work begins
  if (path === "/live") expect(url, path).toMatch(role === "hub_worker" ? /\/scan/ : /\/vehicles/);
  else expect(status, path).toBe(404);
}

/** A page as the server sends it, which tells who may see it; how it looks once its scripts have run is told elsewhere. */
async function asItCame(page: Page, path: string) {
  const answer = await page.request.get(path);
  const sent = (await answer.text()).replaceAll(/<script\b[\s\S]*?<\/script>/g, "");
  const headings = [...sent.matchAll(/<h1\b[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inside = ""]) => textOf(inside));
  return { status: answer.status(), url: answer.url(), headings, text: textOf(sent) };
}

/** What React writes as entities in a text: `&amp;` comes last, which may precede any of them. */
const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };

function textOf(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, "");
  return Object.entries(entities).reduce((read, [entity, character]) => read.replaceAll(entity, character), text);
}
