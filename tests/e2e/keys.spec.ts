import { expect, test } from "./setup/people.ts";

test("a program gets a key, uses it, has it rotated, and is out when it is revoked", async ({ as, request }) => {
  const page = await as("admin@north.example");
  const name = `ERP ${Date.now()}`;
  await page.goto("/settings/keys?add=true");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("checkbox", { name: "See devices" }).click();
  await dialog.getByRole("button", { name: "Make key" }).click();
  await expect(dialog.getByText("The secret is shown only now.", { exact: false })).toBeVisible();
  const secret = (await dialog.locator("dd code").textContent()) ?? "";
  expect(secret).toMatch(/^cartage_[\w-]{43}$/);
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const ask = (path: string, key: string) =>
    request.get(`/api/trpc/${path}?input=%7B%7D`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask("fleet.devices.list", secret)).status()).toBe(200);
  expect((await ask("accounts.members.list", secret)).status()).toBe(403);

  await page.reload();
  expect(await page.content()).not.toContain(secret);
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row.getByText("just now")).toBeVisible();
  await row.getByRole("button", { name: "Rotate" }).click();
  await dialog.getByRole("button", { name: "Rotate" }).click();
  const second = (await dialog.locator("dd code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  for (const key of [secret, second]) expect((await ask("fleet.devices.list", key)).status()).toBe(200);

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(`${name} was revoked`)).toBeVisible();
  for (const key of [secret, second]) expect((await ask("fleet.devices.list", key)).status()).toBe(401);
});
