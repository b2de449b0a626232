import { expect, signIn, test } from "./setup/people.ts";

test("an administrator of the platform acts on a user's behalf, for a reason, under a banner, and comes back", async ({
  browser,
  as,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
  await expect(page.getByRole("link", { name: "Northern Freight" })).toBeVisible();
  await page.getByRole("link", { name: "Northern Freight" }).click();
  await page.getByRole("button", { name: "Act for Dispatcher, Northern Freight" }).click();
  const dialog = page.getByRole("dialog");
  const reason = `Ticket ${Date.now()}`;
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("button", { name: "Begin" }).click();

  await expect(page).toHaveURL(/\/live/);
  const banner = page.getByRole("region", { name: "Acting on behalf" });
  await expect(banner.getByText("acts on behalf of Dispatcher, Northern Freight", { exact: false })).toBeVisible();
  await page.goto("/vehicles");
  await expect(page.getByRole("button", { name: "Add vehicle" })).toBeVisible();
  await expect(banner.getByText(reason, { exact: false })).toBeVisible();
  await banner.getByRole("button", { name: "End and go back" }).click();
  await expect(page).toHaveURL(/\/admin\/users/);

  const administrator = await as("admin@north.example");
  await administrator.goto("/settings/audit");
  await administrator.getByRole("searchbox").fill(reason);
  await expect(administrator.getByRole("cell", { name: /Acting on behalf begun/ })).toBeVisible();
  await page.context().close();
});

test("an organisation is founded, suspended and let in again", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
  const name = `Founded ${Date.now()}`;
  await page.getByRole("button", { name: "New organisation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "E-mail of its administrator" }).fill(`first-${Date.now()}@guest.example`);
  await dialog.getByRole("button", { name: "Found and invite" }).click();
  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("a trial");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("button", { name: `Let ${name} in again` }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("over");
  await dialog.getByRole("button", { name: "Let in" }).click();
  await expect(page.getByRole("button", { name: `Suspend ${name}` })).toBeVisible();
  await page.context().close();
});

test("for a customer the admin section does not exist", async ({ as }) => {
  const page = await as("admin@north.example");
  await page.goto("/admin/organisations");
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});
