import type { Browser } from "@playwright/test";
import { found, giveAccount } from "./setup/guests.ts";
import { expect, test } from "./setup/people.ts";

test("sign-ins elsewhere are seen and ended, one or all, and are out at their next page", async ({ browser }) => {
  // of nobody else's tests: ending sign-ins must not end theirs
  const { page: one, email } = await found(browser, `Signed in ${Date.now()}`);
  const [two, here] = [await signedIn(browser, email), await signedIn(browser, email)];
  await here.getByRole("button", { name: /account and preferences/i }).click();
  await here.getByRole("menuitem", { name: "Your sign-ins" }).click();
  await expect(here).toHaveURL(/\/account$/);
  await expect(here.getByText("This one")).toHaveCount(1);
  const endOne = here.getByRole("button", { name: /^End Chrome/ });
  await expect(endOne).toHaveCount(2);

  // the newest stands above: the second
  await endOne.first().click();
  await expect(endOne).toHaveCount(1);
  await two.goto("/vehicles");
  await expect(two).toHaveURL(/\/sign-in/);

  await here.getByRole("button", { name: "End all others" }).click();
  await here.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await expect(endOne).toHaveCount(0);
  await one.goto("/vehicles");
  await expect(one).toHaveURL(/\/sign-in/);
  await here.goto("/vehicles");
  await expect(here).toHaveURL(/\/vehicles/);
  for (const page of [one, two, here]) await page.context().close();
});

async function signedIn(browser: Browser, email: string) {
  const page = await (await browser.newContext()).newPage();
  await giveAccount(page, email);
  await expect(page).toHaveURL(/\/live/);
  return page;
}
