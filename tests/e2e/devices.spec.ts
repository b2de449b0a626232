import { expect, test } from "./setup/people.ts";

test("a new device's secret is shown once, with the settings to copy, and never again", async ({ as }) => {
  const page = await as("admin@north.example");
  const name = `Spec ${Date.now()}`;
  await page.goto("/devices?add=true");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Add device" }).click();

  const dialog = page.getByRole("dialog", { name: `${name} is ready` });
  await expect(dialog.getByText("The password is shown only now.", { exact: false })).toBeVisible();
  await expect(dialog.getByRole("img", { name: /QR code, with the password/ })).toBeVisible();
  const secret = await dialog.locator("dt:text-is('Password') + dd code").textContent();
  expect(secret?.length).toBeGreaterThanOrEqual(40);
  await expect(dialog.locator("dt:text-is('Topic') + dd code")).toHaveText(/^cartage\/v1\/.+\/positions$/);

  // a press beside it must not lose what cannot be shown again
  await page.mouse.click(5, 5);
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  await page.getByRole("searchbox").fill(name);
  // the address follows what is typed, and would take a click back that came before it
  await expect(page).toHaveURL(/q=Spec/);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText("Shown only when it was issued", { exact: false })).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(`${name} renamed`);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: `${name} renamed`, exact: true })).toBeVisible();
});

test("revoking wants the device's name typed, and cannot be undone", async ({ as }) => {
  const page = await as("admin@north.example");
  const name = `Revoked ${Date.now()}`;
  await page.goto("/devices?add=true");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Add device" }).click();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await page.getByRole("searchbox").fill(name);
  await expect(page).toHaveURL(/q=Revoked/);
  await page.getByRole("link", { name }).click();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Revoke device" });
  await expect(confirm).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill(name);
  await confirm.click();
  await expect(page.getByText("This device is revoked: the broker refuses it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);
});

test("a viewer is not offered what the server would refuse", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/devices?add=true");
  await expect(page.getByRole("heading", { name: "Devices" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add device" })).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
