import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

// run in the page, whose names these tests do not know
const overflow = "document.documentElement.scrollWidth - innerWidth";
const find = (tags: readonly string[] | null) => `
  axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], preload: false, ...(tags && { runOnly: tags }) })})
    .then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + (nodes[0]?.target.join(" ") ?? "")))
`;

/** Axe finds nothing serious on a page as it is, by all its rules or those with some tags. */
export async function expectReachable(page: Page, tags: readonly string[] | null = null): Promise<void> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  expect(await page.evaluate<string[]>(find(tags)), page.url()).toEqual([]);
}

export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate<number>(overflow), page.url()).toBeLessThanOrEqual(0);
}
