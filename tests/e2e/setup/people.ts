import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { isTakenOver, leavePage, type OpenPage, openPage } from "./open-page.ts";
import { signInOverHttp } from "./password-sign-in.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

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
  /** A page of a browser that was never here, at the test's own language, colours and size unless told otherwise. */
  open: OpenPage;
  /** A page on which this person is signed in; each person signs in once a worker, without the page. */
  as: (email: Email, options?: BrowserContextOptions) => Promise<Page>;
  /** What a page's console complained about, policy violations among it. */
  complaints: string[];
};

/** An address that no other test comes from. */
export const randomAddress = () => `10.${randomBytes(3).join(".")}`;

const signedIn = new Map<Email, Cookies>();

export const test = base.extend<People>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  complaints: async ({}, use) => use([]),
  // sign-ins are counted by address: each test comes from one of its own, as through a proxy
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  extraHTTPHeaders: async ({}, use) => use({ "x-forwarded-for": randomAddress() }),
  page: async ({ open }, use) => use(await open()),
  context: async ({ page }, use) => use(page.context()),
  open: async ({ browser, extraHTTPHeaders, contextOptions, colorScheme, locale, viewport }, use) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const page = await openPage(browser, {
        ...contextOptions,
        ...{ colorScheme, viewport, ...(locale !== undefined && { locale }) },
        ...options,
      });
      await page.context().setExtraHTTPHeaders(extraHTTPHeaders ?? {});
      opened.push(page);
      return page;
    });
    for (const page of opened) await leavePage(page);
  },
  as: async ({ open, complaints }, use) =>
    use(async (email, options) => {
      const page = await open(options);
      const cookies = signedIn.get(email) ?? (await signInWithout(page, email));
      signedIn.set(email, cookies);
      await page.context().addCookies(cookies);
      hearComplaints(page, complaints);
      return page;
    }),
});

/** Keeps what a page's console complains of, with the address of what could not be loaded or of the script that says so. */
export function hearComplaints(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    complaints.push(`${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}

async function signInWithout(page: Page, email: Email): Promise<Cookies> {
  expect((await signInOverHttp(page.request, await accountOf(email))).status()).toBe(200);
  await rememberZone(page);
  return page.context().cookies();
}

/** The dialog that is open; what says that something was saved is one too, but holds nobody up. */
export const dialogOf = (page: Page) => page.locator("[role=dialog]:not([aria-modal=false])");

export { expect };
