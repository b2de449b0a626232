import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * Pages that tests have left, by how they look at things, whatever their size: the next test of the worker goes on with them.
 * Scripts are read and compiled there, which takes two thirds of what a new browser takes for its first page.
 */
const left = new Map<string, Page[]>();
const kinds = new WeakMap<Page, string>();

/** A page of a browser that was never here: without cookies, nor anything else that a site keeps. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const { viewport, ...looks } = options;
  const kind = JSON.stringify(looks);
  const kept = left.get(kind)?.pop();
  if (kept) {
    if (viewport) await kept.setViewportSize(viewport);
    return kept;
  }
  const page = takenOver(await (await browser.newContext(options)).newPage());
  kinds.set(page, kind);
  return page;
}

/** Gives a page back, with nothing of what was done on it; one that another page came from is closed. */
export async function leavePage(page: Page): Promise<void> {
  const context = page.context();
  const kind = kinds.get(page);
  if (page.isClosed()) return;
  if (kind === undefined || context.pages().length > 1) return context.close();
  for (const event of ["console", "pageerror", "request", "response"]) page.removeAllListeners(event);
  await Promise.all([
    page.unrouteAll({ behavior: "ignoreErrors" }),
    context.clearCookies(),
    context.clearPermissions(),
  ]);
  await page.goto("about:blank");
  const devtools = await context.newCDPSession(page);
  const origin = process.env.CARTAGE_E2E_URL ?? "";
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await devtools.detach();
  left.set(kind, [...(left.get(kind) ?? []), page]);
}

/** Settles once React has taken over the fields and buttons of a page: what is typed or pressed before is lost. */
export async function isTakenOver(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.evaluate(takenOverByReact).catch(async (error: Error) => {
    // it led elsewhere by itself meanwhile
    if (!error.message.includes("context was destroyed")) throw error;
    await isTakenOver(page);
  });
}

/** Runs in the page; the map makes its own buttons. */
const takenOverByReact = `new Promise((resolve, reject) => {
  const isOfNext = document.querySelector('script[src*="/_next/"]') !== null;
  const deadline = performance.now() + 15_000;
  const look = () => {
    const waiting = [...document.querySelectorAll("body :is(button, input, textarea)")]
      .filter((control) => control.closest(".maplibregl-map") === null)
      .filter((control) => !Object.keys(control).some((key) => key.startsWith("__reactProps")));
    if (!isOfNext || waiting.length === 0) resolve();
    else if (performance.now() > deadline) reject(new Error("React does not take over " + waiting[0].outerHTML));
    else setTimeout(look, 20);
  };
  look();
})`;

/**
 * The same page, which is used only once it is taken over. Where it goes from one page of the app to another it goes on as by
 * a link, which takes a quarter of what loading takes; `reload`, and going with options, load.
 */
function takenOver(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (path, options) => {
    const answer = options === undefined && (await goOn(page, path)) ? null : await goto(path, options);
    await isTakenOver(page);
    return answer;
  };
  return page;
}

async function goOn(page: Page, path: string): Promise<boolean> {
  if (!path.startsWith("/") || !page.url().startsWith(process.env.CARTAGE_E2E_URL ?? "none")) return false;
  // a router that is not at work yet loses where it is told to go
  await isTakenOver(page);
  const before = page.url();
  if (new URL(path, before).href === before) return false;
  // one that goes elsewhere by itself just then goes nowhere by a link; nor is there one to press behind a dialog, which writes
  // the address when it closes
  const isOfApp = await page
    .evaluate<boolean>(
      `typeof next === "object" && next.router !== undefined && document.querySelector("[data-base-ui-inert]") === null
        && (next.router.push(${JSON.stringify(path)}), true)`,
    )
    .catch(() => false);
  if (!isOfApp) return false;
  return page
    .waitForURL((url) => url.href !== before, { timeout: 5_000 })
    .then(
      () => true,
      // what the page did of itself just then took its place
      () => false,
    );
}
