import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("a program gets a key, uses it, has it rotated, and is out when it is revoked", async ({ as, request }) => {
    const page = await as("admin@north.example");
    const name = `ERP ${Date.now()}`;
    await page.goto("/settings/keys?add=true");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.keys.name"), exact: true }).fill(name);
    await dialog.getByRole("checkbox", { name: t("web.keys.scopes.devices.view"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.keys.submit") }).click();
    await expect(dialog.getByText(t("web.keys.secretOnce"))).toBeVisible();
    const secret = (await dialog.locator("dd code").textContent()) ?? "";
    expect(secret).toMatch(/^cartage_[\w-]{43}$/);
    await dialog.getByRole("button", { name: t("web.keys.secretDone") }).click();

    const ask = (path: string, key: string) =>
      request.get(`/api/trpc/${path}?input=%7B%7D`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask("fleet.devices.list", secret)).status()).toBe(200);
    expect((await ask("accounts.members.list", secret)).status()).toBe(403);

    await expect(page).toHaveURL(/\/settings\/keys$/);
    await page.reload();
    expect(await page.content()).not.toContain(secret);
    const row = page.getByRole("listitem").filter({ hasText: name });
    await expect(row.getByText(t("web.common.now"))).toBeVisible();
    await row.getByRole("button", { name: t("web.keys.rotate") }).click();
    await dialog.getByRole("button", { name: t("web.keys.rotate") }).click();
    const second = (await dialog.locator("dd code").textContent()) ?? "";
    await dialog.getByRole("button", { name: t("web.keys.secretDone") }).click();
    for (const key of [secret, second]) expect((await ask("fleet.devices.list", key)).status()).toBe(200);

    await row.getByRole("button", { name: t("web.keys.revokeOf", { name }) }).click();
    await dialog.getByRole("button", { name: t("web.keys.revoke") }).click();
    await expect(page.getByText(t("web.keys.revoked", { name }))).toBeVisible();
    for (const key of [secret, second]) expect((await ask("fleet.devices.list", key)).status()).toBe(401);
  });
});
