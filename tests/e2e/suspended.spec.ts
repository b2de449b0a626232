import { found, giveAccount, suspend } from "./setup/guests.ts";
import { expect, mailedLink, test } from "./setup/people.ts";

test("people of a suspended organisation meet a page that explains, at sign-in and while they are signed in", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const name = `Paused ${Date.now()}`;
  const { page, email } = await found(browser, name);
  await page.goto("/vehicles");
  await suspend(browser, name, true);

  await page.goto("/vehicles");
  await expect(page).toHaveURL(/\/suspended/);
  await expect(page.getByRole("heading", { name: `${name} is suspended` })).toBeVisible();
  await expect(page.getByText("Ask who runs this platform", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Use another account" }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await page.getByRole("textbox", { name: /^email/i }).fill(email);
  await page.locator("input[type=password]").fill("not the password");
  await page.locator("form button[type=submit]").click();
  await expect(page.locator("form").getByRole("alert")).toContainText("is wrong");
  await giveAccount(page, email);
  await expect(page.getByRole("heading", { name: `${name} is suspended` })).toBeVisible();
  await page.getByRole("button", { name: "Use another account" }).click();
  await expect(page.getByRole("textbox", { name: /^email/i })).toBeVisible();

  await suspend(browser, name, false);
  await giveAccount(page, email);
  await expect(page).toHaveURL(/\/live/);
  await page.context().close();
});

test("somebody of two organisations goes on in the other one", async ({ browser, as }) => {
  test.setTimeout(120_000);
  const name = `Twice ${Date.now()}`;
  const { page, email } = await found(browser, name);
  const admin = await as("admin@south.example");
  await admin.goto("/settings/members?invite=true");
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Email", exact: true }).fill(email);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByRole("region", { name: "Invited" }).getByText(email)).toBeVisible();
  await page.goto(await mailedLink(page, email, /\/invite\//));
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/live/);
  await page.getByRole("button", { name: "Account and preferences" }).click();
  await page.getByRole("menuitemradio", { name }).click();
  await expect(page.getByText(name).first()).toBeVisible();

  await suspend(browser, name, true);
  await page.goto("/vehicles");
  await expect(page).toHaveURL(/\/suspended/);
  await page.getByRole("button", { name: "Southern Freight" }).click();
  await expect(page).toHaveURL(/\/live/);
  await page.context().close();
});
