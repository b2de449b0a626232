import type { Page } from "@playwright/test";

/** Runs in the page before anything of it: text, because this package is compiled without a browser's types. */
export const observe = `
  window.observed = { lcpMs: 0, tasksMs: [], frames: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observed.lcpMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observed.tasksMs.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });
  requestAnimationFrame(function count() {
    observed.frames += 1;
    requestAnimationFrame(count);
  });
`;

export const lcpMs = (page: Page): Promise<number> => page.evaluate("observed.lcpMs");

/** The longest task since the last call, ms. Browsers report none under 50 ms: 0 stands for that. */
export const takeLongestMs = (page: Page): Promise<number> =>
  page.evaluate("Math.max(0, ...observed.tasksMs.splice(0))");

/** Animation frames a second while something is done. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<number> {
  const frames = (): Promise<number> => page.evaluate("observed.frames");
  const before = await frames();
  const startedAt = performance.now();
  await act();
  return ((await frames()) - before) / ((performance.now() - startedAt) / 1000);
}
