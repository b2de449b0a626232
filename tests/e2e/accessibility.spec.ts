import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { readDemo, signIn, test } from "./setup/people.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// run in the page, whose names these tests do not know
const settled = "document.getAnimations().every(({ playState }) => playState !== 'running')";
const overflow = "document.documentElement.scrollWidth - innerWidth";

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing serious, ${colorScheme}, ${width} px wide; nothing overflows, the policy refuses nothing`, async ({
      as,
      complaints,
    }) => {
      test.setTimeout(180_000);
      const page = await as("admin@north.example", { colorScheme, viewport: { width, height: 900 } });
      const device = (await readDemo()).devices.find(({ organisation }) => organisation === "Northern Freight");
      for (const path of [
        "/",
        "/vehicles",
        "/vehicles?add=true",
        `/vehicles/${device?.vehicleId}`,
        "/devices",
        `/devices/${device?.id}`,
        `/devices/${device?.id}?tab=messages`,
        `/devices/${device?.id}?tab=deadLetters`,
        "/account",
        "/settings/organisation",
        "/settings/members",
        "/settings/members?invite=true",
        "/settings/groups",
        "/settings/keys?add=true",
        "/settings/audit",
        "/requests",
        "/requests?ask=true",
        "/settings/plan",
        "/live",
      ]) {
        await page.goto(path);
        await page.locator("main").first().waitFor();
        await expect.poll(() => page.evaluate(settled)).toBe(true);
        expect(await seriousFindings(page), path).toEqual([]);
        expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
      }
      expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
    });
  }
}

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`axe finds nothing serious on the platform's pages, ${colorScheme}, ${width} px wide; nothing overflows`, async ({
    as,
  }) => {
    const page = await as("platform@cartage.example", { colorScheme, viewport: { width, height: 900 } });
    for (const path of [
      "/admin/organisations",
      "/admin/users",
      "/admin/plans",
      "/admin/plans?plan=new",
      "/admin/webhooks",
      "/admin/audit",
    ]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expect.poll(() => page.evaluate(settled)).toBe(true);
      expect(await seriousFindings(page), path).toEqual([]);
      expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
    }
  });
}

for (const path of [
  "/sign-in",
  "/setup/unknown",
  "/forgot",
  "/reset/unknown",
  "/invite/unknown",
  "/verify/unknown",
  "/second-factor",
  "/suspended",
  "/mails",
  "/no-such-page",
]) {
  test(`axe finds nothing serious on ${path}`, async ({ page }) => {
    await page.goto(path);
    expect(await seriousFindings(page)).toEqual([]);
  });
}

test("axe finds nothing serious where the platform answers requests and works on issues, in both themes", async ({
  browser,
}) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 900 } });
    const page = await context.newPage();
    await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
    const raised = await page.request.post("/api/trpc/issues.raise", { data: { path: "/live", version: "0" } });
    const { issueId } = (await raised.json()).result.data;
    for (const path of ["/admin/requests", "/admin/issues", `/admin/issues/${issueId}`]) {
      await page.goto(path);
      await expect.poll(() => page.evaluate(settled)).toBe(true);
      expect(await seriousFindings(page), path).toEqual([]);
      expect(await page.evaluate(overflow), path).toBeLessThanOrEqual(0);
    }
    await context.close();
  }
});
