import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

// run in the page, whose names these tests do not know
const overflow = `[document.documentElement, ...document.querySelectorAll(".overflow-y-auto")]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map((box) => box.tagName + "." + box.className + ": " + box.scrollWidth + " in " + box.clientWidth)`;
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

/** Nothing is pushed sideways: neither the page nor what scrolls up and down in it. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate<string[]>(overflow), page.url()).toEqual([]);
}
