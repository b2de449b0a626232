import type { Page } from "@playwright/test";
import type { Account } from "./create-watcher.ts";

/** Signs in at the form of the web app, as a person does. */
export async function signInAtPage(page: Page, url: string, { email, password }: Account): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/live*");
}
