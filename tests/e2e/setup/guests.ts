import type { Browser, Page } from "@playwright/test";
import { expect, mailedLink, signIn } from "./people.ts";

/** A password that nobody guesses; of people whom the tests make. */
export const guestPassword = "seven quiet lanterns over the bay";

export interface Guest {
  page: Page;
  email: string;
}

/** Founds an organisation as the platform's administrator, and signs in as its first administrator. */
export async function found(browser: Browser, name: string): Promise<Guest> {
  const platform = await (await browser.newContext()).newPage();
  await signIn(platform, "platform@cartage.example", /\/admin\/organisations/);
  const email = `first-${Date.now()}@guest.example`;
  await platform.getByRole("button", { name: "New organisation" }).click();
  const dialog = platform.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Email of its administrator" }).fill(email);
  await dialog.getByRole("button", { name: "Found and invite" }).click();
  await expect(platform.getByRole("button", { name: `Suspend ${name}` })).toBeVisible();
  await platform.context().close();

  const page = await (await browser.newContext()).newPage();
  await page.goto(await mailedLink(page, email, /\/invite\//));
  await page.getByRole("textbox", { name: "Your name" }).fill("Lan Guest");
  await page.getByLabel("Password").fill(guestPassword);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(/\/live/);
  return { page, email };
}

/** Suspends an organisation, or lets it in again, as the platform's administrator. */
export async function suspend(browser: Browser, name: string, isSuspended: boolean): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
  await page.goto(`/admin/organisations?q=${encodeURIComponent(name)}`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: isSuspended ? `Suspend ${name}` : `Let ${name} in again` }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("a test");
  await dialog.getByRole("button", { name: isSuspended ? "Suspend" : "Let in" }).click();
  await expect(
    page.getByRole("button", { name: isSuspended ? `Let ${name} in again` : `Suspend ${name}` }),
  ).toBeVisible();
  await page.context().close();
}

/** Gives address and password on the sign-in page, in the page's language. */
export async function giveAccount(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: /^email/i }).fill(email);
  await page.locator("input[type=password]").fill(guestPassword);
  await page.locator("form button[type=submit]").click();
}
