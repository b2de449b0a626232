import { type APIRequestContext, type Page, request } from "@playwright/test";
import type { OpenPage } from "./open-page.ts";
import { signInOverHttp } from "./password-sign-in.ts";
import { accountOf, expect, mailedLink, randomAddress, rememberZone } from "./people.ts";

/** A password that nobody guesses; of people whom the tests make. */
export const guestPassword = "seven quiet lanterns over the bay";

export interface Guest {
  page: Page;
  email: string;
  name: string;
}

/** Founds an organisation, and lets in its first administrator, who owns it. */
export async function found(open: OpenPage, name: string): Promise<Guest> {
  const email = addressOf("first");
  await withPlatform((platform) => call(platform, "platform.organisations.create", { name, email }));
  return accept(open, { email, name: "Lan Guest" });
}

/** Invites somebody to where an administrator is, and lets them in. */
export async function join(
  open: OpenPage,
  administrator: Guest,
  { name, role }: { name: string; role: string },
): Promise<Guest> {
  const email = addressOf("member");
  await call(administrator.page.request, "accounts.invitations.send", { email, role });
  return accept(open, { email, name });
}

/** Suspends an organisation, or lets it in again, as the platform's administrator. */
export async function suspend(name: string, isSuspended: boolean): Promise<void> {
  await withPlatform(async (platform) => {
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
export async function letIn(open: OpenPage, email: string): Promise<Page> {
  const page = await open();
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

async function accept(open: OpenPage, { email, name }: { email: string; name: string }): Promise<Guest> {
  const token = (await mailedLink(email, /\/invite\//)).split("/").at(-1);
  await withoutPages((anybody) =>
    call(anybody, "accounts.invitations.acceptAsNew", { token, name, password: guestPassword }),
  );
  return { page: await letIn(open, email), email, name };
}

let ofPlatform: Awaited<ReturnType<APIRequestContext["storageState"]>> | undefined;

/** Asks as the platform's administrator, who signs in once. */
async function withPlatform(ask: (platform: APIRequestContext) => Promise<unknown>): Promise<void> {
  await withoutPages(async (platform) => {
    if (!ofPlatform) {
      expect((await signInOverHttp(platform, await accountOf("platform@cartage.example"))).status()).toBe(200);
      ofPlatform = await platform.storageState();
    }
    await ask(platform);
  }, ofPlatform);
}

/** Asks as a browser does, which is forgotten then. */
async function withoutPages(
  ask: (asking: APIRequestContext) => Promise<unknown>,
  storageState?: typeof ofPlatform,
): Promise<void> {
  const asking = await request.newContext({
    ...{ baseURL: process.env.CARTAGE_E2E_URL ?? "", extraHTTPHeaders: { "x-forwarded-for": randomAddress() } },
    ...(storageState && { storageState }),
  });
  await ask(asking);
  await asking.dispose();
}

/** An address that no other test has. */
export const addressOf = (who: string) => `${who}-${crypto.randomUUID().slice(0, 8)}@guest.example`;
