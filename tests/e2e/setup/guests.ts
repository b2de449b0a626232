import type { APIRequestContext, Browser, BrowserContext, Page } from "@playwright/test";
import { signInOverHttp } from "./password-sign-in.ts";
import { accountOf, expect, mailedLink, rememberZone, takenOver } from "./people.ts";

/** A password that nobody guesses; of people whom the tests make. */
export const guestPassword = "seven quiet lanterns over the bay";

export interface Guest {
  page: Page;
  email: string;
  name: string;
}

/** Founds an organisation, and lets in its first administrator, who owns it. */
export async function found(browser: Browser, name: string): Promise<Guest> {
  const email = addressOf("first");
  await withPlatform(browser, (platform) => call(platform, "platform.organisations.create", { name, email }));
  return accept(browser, { email, name: "Lan Guest" });
}

/** Invites somebody to where an administrator is, and lets them in. */
export async function join(
  browser: Browser,
  administrator: Guest,
  { name, role }: { name: string; role: string },
): Promise<Guest> {
  const email = addressOf("member");
  await call(administrator.page.request, "accounts.invitations.send", { email, role });
  return accept(browser, { email, name });
}

/** Suspends an organisation, or lets it in again, as the platform's administrator. */
export async function suspend(browser: Browser, name: string, isSuspended: boolean): Promise<void> {
  await withPlatform(browser, async (platform) => {
    const input = encodeURIComponent(JSON.stringify({ search: name }));
    const answer = await platform.get(`/api/trpc/platform.organisations.list?input=${input}`);
    const { result } = (await answer.json()) as { result: { data: { items: { id: string; name: string }[] } } };
    const organisationId = result.data.items.find((organisation) => organisation.name === name)?.id;
    await call(platform, "platform.organisations.suspend", { organisationId, isSuspended, reason: "a test" });
  });
}

/** What a procedure answers to whom these cookies are. */
export async function call<Answer>(request: APIRequestContext, procedure: string, data: object): Promise<Answer> {
  const answer = await request.post(`/api/trpc/${procedure}`, { data });
  expect(answer.status(), procedure).toBe(200);
  const { result } = (await answer.json()) as { result: { data: Answer } };
  return result.data;
}

/** A browser of its own, in which somebody is signed in without its pages. */
export async function letIn(browser: Browser, email: string): Promise<Page> {
  const page = takenOver(await (await browser.newContext()).newPage());
  const answer = await signInOverHttp(page.request, { email, password: guestPassword });
  expect(answer.status()).toBe(200);
  await rememberZone(page);
  return page;
}

/** Gives address and password on the sign-in page, in the page's language. */
export async function giveAccount(page: Page, email: string, password = guestPassword): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: /^email/i }).fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("form button[type=submit]").click();
}

async function accept(browser: Browser, { email, name }: { email: string; name: string }): Promise<Guest> {
  const token = (await mailedLink(email, /\/invite\//)).split("/").at(-1);
  const context = await browser.newContext();
  await call(context.request, "accounts.invitations.acceptAsNew", { token, name, password: guestPassword });
  await context.close();
  return { page: await letIn(browser, email), email, name };
}

let ofPlatform: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;

/** Asks as the platform's administrator, who signs in once. */
async function withPlatform(browser: Browser, ask: (platform: APIRequestContext) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext(ofPlatform && { storageState: ofPlatform });
  if (!ofPlatform) {
    expect((await signInOverHttp(context.request, await accountOf("platform@cartage.example"))).status()).toBe(200);
    ofPlatform = await context.storageState();
  }
  await ask(context.request);
  await context.close();
}

/** An address that no other test has. */
export const addressOf = (who: string) => `${who}-${crypto.randomUUID().slice(0, 8)}@guest.example`;
