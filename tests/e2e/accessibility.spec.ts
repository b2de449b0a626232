import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { readDemo, test } from "./setup/people.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// run in the page, whose names these tests do not know
const settled = "document.getAnimations().every(({ playState }) => playState !== 'running')";
const narrow = { width: 390, height: 900 };
const wide = { width: 1440, height: 900 };
const overflow = "document.documentElement.scrollWidth - innerWidth";

/** Whole where it is narrow and dark; wide and light only colours are others, and those are held to their contrast elsewhere. */
async function look(page: Page, path: string): Promise<void> {
  await page.setViewportSize(narrow);
  await page.goto(path);
  await page.locator("main, h1").first().waitFor({ state: "attached" });
  await expect.poll(() => page.evaluate(settled)).toBe(true);
  // its other way is for frames, which no page of ours has, and opens a page of its own for each that it looks at
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(standards)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
    path,
  ).toEqual([]);
  expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
  await page.setViewportSize(wide);
  expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
}

// the colours of both themes are held to their contrast by packages/ui/src/tokens.test.ts; Vietnamese is the longer language
const [locale, colorScheme] = ["vi-VN", "dark"] as const;
test.use({ locale, colorScheme });

test("axe finds nothing serious, dark and narrow; nothing overflows, narrow or wide, the policy refuses nothing", async ({
  as,
  complaints,
}) => {
  test.setTimeout(300_000);
  const page = await as("admin@north.example", { locale, colorScheme });
  const device = (await readDemo()).devices.find(({ organisation }) => organisation === "Northern Freight");
  for (const path of [
    "/",
    "/history",
    "/history?view=area",
    "/geofences",
    "/geofences/new",
    "/geofences/import",
    "/orders",
    "/orders/new",
    "/orders/import",
    "/orders/recurring/new",
    "/business",
    "/routes",
    "/customers",
    "/customers?add=true",
    "/alerts",
    "/incidents",
    "/incidents?add=true",
    "/settings/proofs",
    "/alerts/rules",
    "/alerts/rules/new?limits=true",
    "/alerts/rules/new",
    "/settings/escalation",
    "/hubs",
    "/hubs?add=true",
    "/hubs?import=true",
    "/scan",
    "/drivers",
    "/vehicles",
    "/vehicles?add=true",
    `/vehicles/${device?.vehicleId}`,
    "/devices",
    "/devices/refused",
    `/devices/${device?.id}`,
    `/devices/${device?.id}?tab=messages`,
    `/devices/${device?.id}?tab=deadLetters`,
    "/account",
    "/settings/organisation",
    "/settings/recipients",
    "/settings/members",
    "/settings/members?invite=true",
    "/settings/sso",
    "/settings/groups",
    "/settings/keys?add=true",
    "/settings/screening",
    "/settings/audit",
    "/settings/imports",
    "/settings/arrivals",
    "/settings/plan",
    "/requests",
    "/requests?ask=true",
    "/live",
  ])
    await look(page, path);
  expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("axe finds nothing serious on the platform's pages, dark and narrow; nothing overflows, narrow or wide", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("platform@cartage.example", { locale, colorScheme });
  const raised = await page.request.post("/api/trpc/issues.raise", { data: { path: "/live", version: "0" } });
  const { issueId } = (await raised.json()).result.data;
  for (const path of [
    "/admin/organisations",
    "/admin/users",
    "/admin/requests",
    "/admin/issues",
    `/admin/issues/${issueId}`,
    "/admin/plans",
    "/admin/plans?plan=new",
    "/admin/webhooks",
    "/admin/dispatches",
    "/admin/audit",
    "/admin/letters",
  ])
    await look(page, path);
});

test("axe finds nothing serious where nobody is signed in, dark and narrow; nothing overflows, narrow or wide", async ({
  page,
}) => {
  for (const path of [
    "/sign-in",
    "/setup/unknown",
    "/forgot",
    "/reset/unknown",
    "/invite/unknown",
    "/verify/unknown",
    "/second-factor",
    "/suspended",
    "/phone/authorize",
    "/mails",
    "/no-such-page",
  ])
    await look(page, path);
});
