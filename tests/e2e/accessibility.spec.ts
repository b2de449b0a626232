import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { readDemo, test } from "./setup/people.ts";

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
        "/settings/keys?add=true",
        "/settings/audit",
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
