import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { signInOverHttp } from "./password-sign-in.ts";

type Demo = {
  mqttUrl: string;
  users: { email: string; password: string; role: string; organisation: string | null }[];
  devices: {
    id: string;
    secret: string;
    organisation: string;
    organisationId: string;
    vehicle: string;
    vehicleId: string;
    simulated: boolean;
  }[];
};

export type Email =
  | "maintainer@cartage.example"
  | "dispatcher@north.example"
  | "admin@north.example"
  | "viewer@north.example"
  | "driver@north.example"
  | "admin@south.example"
  | "driver@south.example"
  | "viewer@south.example"
  | "platform@cartage.example";

/** The demonstration of the system under test. */
export async function readDemo(): Promise<Demo> {
  const file = process.env.CARTAGE_E2E_DEMO;
  if (!file) throw new Error("CARTAGE_E2E_DEMO must name the demo.json of the system under test");
  return JSON.parse(await readFile(file, "utf8"));
}

/** Signs in through the page, as a person does; by way of `from`, which leads to it. */
export async function signIn(
  page: Page,
  email: Email,
  leadsTo = /\/(live|vehicles|admin)/,
  from = "/sign-in",
): Promise<void> {
  const person = await accountOf(email);
  await page.goto(from);
  await page.getByRole("textbox", { name: /^email/i }).fill(person.email);
  await page.locator("input[type=password]").fill(person.password);
  await page.locator("form button[type=submit]").click();
  await expect(page).toHaveURL(leadsTo);
  await isTakenOver(page);
}

/** Settles once React has taken over the fields and buttons of a page: what is typed or pressed before is lost. */
async function isTakenOver(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.evaluate(takenOverByReact);
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

/** The same page, which is used only once it is taken over. */
export function takenOver(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...asked) => {
    const answer = await goto(...asked);
    await isTakenOver(page);
    return answer;
  };
  return page;
}

/** What somebody of the demonstration signs in with. */
export async function accountOf(email: Email) {
  const person = (await readDemo()).users.find((user) => user.email === email);
  if (!person) throw new Error(`${email} is not in the demonstration`);
  return { email: person.email, password: person.password };
}

/** Takes the sign-in away from a browser; a page that is open would go to signing in by itself, in the middle of what comes. */
export async function forgetSignIn(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

/** The newest link of a kind that was mailed to an address, once the mail has come; read where the page of mails reads it. */
export async function mailedLink(email: string, kind: RegExp): Promise<string> {
  const file = join(dirname(process.env.CARTAGE_E2E_DEMO ?? ""), "mails.json");
  let found: string | undefined;
  await expect(async () => {
    const mails: object[] = JSON.parse(await readFile(file, "utf8"));
    const texts = mails.map((mail) => JSON.stringify(Object.values(mail))).filter((text) => text.includes(email));
    const links = texts.flatMap((text) => text.match(/https?:\/\/[^\s"\\]+/g) ?? []);
    found = links.find((link) => kind.test(link) && !followed.has(link));
    expect(found).toBeDefined();
  }).toPass({ intervals: [100] });
  followed.add(found ?? "");
  return found ?? "";
}

const followed = new Set<string>();

/**
 * Keeps the browser's zone, as its first page would: that page is then asked for again, and takes with it what a test on a
 * busy machine has typed by then.
 */
export async function rememberZone(page: Page): Promise<void> {
  const zone = await page.evaluate<string>("Intl.DateTimeFormat().resolvedOptions().timeZone");
  const url = process.env.CARTAGE_E2E_URL ?? "";
  await page.context().addCookies([{ name: "cartage-zone", value: encodeURIComponent(zone), url }]);
}

type People = {
  /** A page on which this person is signed in; each person signs in once a worker, without the page. */
  as: (email: Email, options?: Parameters<Browser["newContext"]>[0]) => Promise<Page>;
  /** What a page's console complained about, policy violations among it. */
  complaints: string[];
};

const sessions = new Map<Email, Awaited<ReturnType<BrowserContext["storageState"]>>>();

/**
 * Pages that people have left, by who they are and how they look at it: the next test of the worker goes on with them. Their
 * scripts are read and compiled then, which takes half of what a page takes; cookies are those of the sign-in again.
 */
const left = new Map<string, Page[]>();

async function leave(page: Page): Promise<boolean> {
  if (page.isClosed() || page.context().pages().length > 1) return false;
  for (const event of ["console", "pageerror", "request"]) page.removeAllListeners(event);
  await page.unrouteAll();
  await page.goto("about:blank");
  return true;
}

export const test = base.extend<People>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  complaints: async ({}, use) => use([]),
  // sign-ins are counted by address: each test comes from one of its own, as through a proxy
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  extraHTTPHeaders: async ({}, use) => use({ "x-forwarded-for": `10.${randomBytes(3).join(".")}` }),
  page: async ({ page }, use) => use(takenOver(page)),
  as: async ({ browser, complaints, extraHTTPHeaders, contextOptions, colorScheme, locale, viewport }, use) => {
    const open: { page: Page; kind: string }[] = [];
    await use(async (email, options = {}) => {
      if (!sessions.has(email)) {
        const first = await browser.newContext();
        expect((await signInOverHttp(first.request, await accountOf(email))).status()).toBe(200);
        await rememberZone(await first.newPage());
        sessions.set(email, await first.storageState());
        await first.close();
      }
      const storageState = sessions.get(email);
      const kind = JSON.stringify([email, { contextOptions, colorScheme, locale, viewport, ...options }]);
      let page = left.get(kind)?.pop();
      if (page) {
        const context = page.context();
        await Promise.all([
          context.setExtraHTTPHeaders(extraHTTPHeaders ?? {}),
          context.clearCookies().then(() => context.addCookies(storageState?.cookies ?? [])),
          viewport && page.setViewportSize(options.viewport ?? viewport),
        ]);
      } else {
        const context = await browser.newContext({ ...(storageState && { storageState }), ...options });
        page = takenOver(await context.newPage());
      }
      open.push({ page, kind });
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      return page;
    });
    for (const { page, kind } of open) {
      if (await leave(page)) left.set(kind, [...(left.get(kind) ?? []), page]);
      else await page.context().close();
    }
  },
});

export { expect };
