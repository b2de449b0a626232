import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { codeOf } from "../accounts/authenticator.ts";
import { call, found, giveAccount, guestPassword } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, signIn, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("an administrator of the platform acts on a user's behalf, for a reason, under a banner, and comes back", async ({
    open,
    as,
  }) => {
    const page = await open();
    await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
    await expect(page.getByRole("link", { name: "Northern Freight" })).toBeVisible();
    await page.getByRole("link", { name: "Northern Freight" }).click();
    await page
      .getByRole("button", { name: t("web.admin.users.actForOf", { name: "Dispatcher, Northern Freight" }) })
      .click();
    const dialog = page.getByRole("dialog");
    const reason = `Ticket ${Date.now()}`;
    await dialog.getByRole("textbox", { name: t("web.admin.users.reason") }).fill(reason);
    await dialog.getByRole("button", { name: t("web.admin.users.actForConfirm") }).click();

    await expect(page).toHaveURL(/\/live/);
    const banner = page.getByRole("region", { name: t("web.behalf.label") });
    await expect(banner.getByText("Dispatcher, Northern Freight", { exact: false })).toBeVisible();
    await page.goto("/vehicles");
    await expect(page.getByRole("button", { name: t("web.vehicles.add") })).toBeVisible();
    await expect(banner.getByText(reason, { exact: false })).toBeVisible();
    await banner.getByRole("button", { name: t("web.behalf.end") }).click();
    await expect(page).toHaveURL(/\/admin\/users/);

    const administrator = await as("admin@north.example");
    await administrator.goto(`/settings/audit?q=${encodeURIComponent(reason)}`);
    await expect(administrator.getByRole("cell", { name: t("web.audit.types.session.begun_on_behalf") })).toBeVisible();
  });

  test("an organisation is founded, suspended and let in again", async ({ as }) => {
    const page = await as("platform@cartage.example");
    await page.goto("/admin/organisations");
    const name = `Founded ${Date.now()}`;
    await page.getByRole("button", { name: t("web.admin.organisations.add") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.admin.organisations.columns.name"), exact: true }).fill(name);
    await dialog
      .getByRole("textbox", { name: t("web.admin.organisations.email") })
      .fill(`first-${Date.now()}@guest.example`);
    await dialog.getByRole("button", { name: t("web.admin.organisations.addConfirm") }).click();
    await page.getByRole("button", { name: t("web.admin.organisations.suspendOf", { name }) }).click();
    await dialog.getByRole("textbox", { name: t("web.admin.users.reason") }).fill("a trial");
    await dialog.getByRole("button", { name: t("web.admin.organisations.suspend"), exact: true }).click();
    await page.getByRole("button", { name: t("web.admin.organisations.resumeOf", { name }) }).click();
    await dialog.getByRole("textbox", { name: t("web.admin.users.reason") }).fill("over");
    await dialog.getByRole("button", { name: t("web.admin.organisations.resume"), exact: true }).click();
    await expect(page.getByRole("button", { name: t("web.admin.organisations.suspendOf", { name }) })).toBeVisible();
  });

  test("the platform's trail shows what was done on a user's behalf, and is taken along as JSON", async ({ as }) => {
    const page = await as("platform@cartage.example");
    await page.goto("/admin/organisations");
    await page.getByRole("link", { name: t("web.admin.audit.title") }).click();
    await expect(page.getByRole("heading", { name: t("web.audit.platform.title") })).toBeVisible();
    await page.getByRole("combobox", { name: t("web.audit.platform.did") }).click();
    await page.getByRole("option", { name: t("web.audit.platform.on_behalf") }).click();
    await expect(page).toHaveURL(/did=on_behalf/);
    await expect(page.getByRole("cell", { name: t("web.audit.types.session.begun_on_behalf") }).first()).toBeVisible();
    await expect(page.getByRole("cell", { name: "Northern Freight", exact: true }).first()).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: t("web.common.exportJson") }).click();
    const entries = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(entries[0]).toMatchObject({
      behind: { name: expect.any(String) },
      organisation: { name: expect.any(String) },
    });
  });

  test("a user is signed out everywhere, freed of a lost second factor, let in nowhere, and let in again", async ({
    as,
    open,
  }) => {
    test.setTimeout(120_000);
    const { page, email, name } = await found(open, `Helped ${Date.now()}`);
    const begun = { name: "Lost phone", password: guestPassword };
    const { factorId, secret } = await call<{ factorId: string; secret: string }>(
      page.request,
      "accounts.factors.beginTotp",
      begun,
    );
    await call(page.request, "accounts.factors.confirmTotp", { factorId, code: codeOf(secret, new Date()) });
    const platform = await as("platform@cartage.example");
    const reason = `Ticket ${Date.now()}`;
    await platform.goto(`/admin/users?q=${encodeURIComponent(email)}`);
    const help = async (what: "endSessions" | "removeFactors" | "deactivate" | "reactivate") => {
      await platform.getByRole("button", { name: t("web.admin.users.actionsOf", { name }) }).click();
      await platform.getByRole("menuitem", { name: t(`web.admin.users.help.${what}.action`), exact: true }).click();
      const dialog = platform.getByRole("dialog", { name: t(`web.admin.users.help.${what}.title`, { name }) });
      const confirm = dialog.getByRole("button", { name: t(`web.admin.users.help.${what}.action`), exact: true });
      await confirm.click();
      await expect(dialog.getByText(t("web.admin.users.reasonMissing"))).toBeVisible();
      await dialog.getByRole("textbox", { name: t("web.admin.users.reason") }).fill(reason);
      await confirm.click();
      await expect(platform.getByText(t(`web.admin.users.help.${what}.done`, { name }))).toBeVisible();
      await expect(dialog).toHaveCount(0);
    };

    await help("endSessions");
    await isLedOut(page);
    await giveAccount(page, email);
    await expect(page.getByRole("textbox", { name: t("web.signIn.code") })).toBeVisible();

    await help("removeFactors");
    await giveAccount(page, email);
    await expect(page).toHaveURL(/\/live/);

    await help("deactivate");
    await expect(platform.getByText(t("web.admin.users.deactivated"), { exact: true })).toBeVisible();
    await isLedOut(page);
    await giveAccount(page, email);
    await expect(page.locator("form").getByRole("alert")).toHaveText(t("errors.sign_in.wrong"));

    await help("reactivate");
    await expect(platform.getByText(t("web.admin.users.deactivated"), { exact: true })).toHaveCount(0);
    await giveAccount(page, email);
    await expect(page).toHaveURL(/\/live/);

    await platform.goto(`/admin/audit?q=${encodeURIComponent(reason)}`);
    for (const what of ["sessions_ended", "factors_removed", "deactivated", "reactivated"] as const)
      await expect(platform.getByRole("cell", { name: t(`web.audit.types.user.${what}`) })).toBeVisible();
  });

  test("for a customer the admin section does not exist", async ({ as }) => {
    const page = await as("admin@north.example");
    await page.goto("/admin/organisations");
    await expect(page.getByRole("heading", { name: t("web.notFound.title") })).toBeVisible();
  });
});

/** The page that is open may lead to signing in by itself, at that very moment. */
async function isLedOut(page: Page): Promise<void> {
  await page.goto("/vehicles").catch((error: Error) => {
    if (!error.message.includes("ERR_ABORTED")) throw error;
  });
  await expect(page).toHaveURL(/\/sign-in/);
}
