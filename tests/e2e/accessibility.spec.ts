import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { readDemo, test } from "./setup/people.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// run in the page, whose names these tests do not know
const settled = "document.getAnimations().every(({ playState }) => playState !== 'running')";
const narrow = { width: 390, height: 900 };
const wide = { width: 1440, height: 900 };
const overflow = "document.documentElement.scrollWidth - innerWidth";

/** Whole where it is narrow and dark; then the same page wide and light, where only colours are others. */
async function look(page: Page, path: string): Promise<void> {
  await page.setViewportSize(narrow);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(path);
  await page.locator("main, h1").first().waitFor({ state: "attached" });
  await inspect(page, path, (axe) => axe.withTags(standards));
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light" });
  await inspect(page, path, (axe) => axe.withRules(["color-contrast", "target-size"]));
}

async function inspect(page: Page, path: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  await expect.poll(() => page.evaluate(settled)).toBe(true);
  // its other way is for frames, which no page of ours has, and opens a page of its own for each that it looks at
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await choose(axe).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
    path,
  ).toEqual([]);
  expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
}

// the colours of both themes are held to their contrast by packages/ui/src/tokens.test.ts as well
// Vietnamese is the longer language
const locale = "vi-VN";

test("axe finds nothing serious, dark and narrow, light and wide; nothing overflows, the policy refuses nothing", async ({
  as,
  complaints,
}) => {
  test.setTimeout(300_000);
  const page = await as("admin@north.example", { locale });
  const device = (await readDemo()).devices.find(({ organisation }) => organisation === "Northern Freight");
  for (const path of [
    "/",
    "/history",
    "/history?view=area",
    "/geofences",
    "/geofences/new",
    "/geofences/import",
    "/alerts",
    "/alerts/rules",
    "/alerts/rules/new?limits=true",
    "/alerts/rules/new",
    "/settings/escalation",
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
    "/settings/members",
    "/settings/members?invite=true",
    "/settings/sso",
    "/settings/groups",
    "/settings/keys?add=true",
    "/settings/audit",
    "/settings/imports",
    "/settings/plan",
    "/requests",
    "/requests?ask=true",
    "/live",
  ])
    await look(page, path);
  expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("axe finds nothing serious on the platform's pages, dark and narrow, light and wide; nothing overflows", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("platform@cartage.example", { locale });
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
    "/admin/audit",
    "/admin/letters",
  ])
    await look(page, path);
});

test("axe finds nothing serious where nobody is signed in, dark and narrow, light and wide; nothing overflows", async ({
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
