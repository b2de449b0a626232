import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("a new device's secret is shown once, with the settings to copy, and never again; then it is renamed and revoked", async ({
    as,
  }) => {
    const page = await as("admin@north.example");
    const name = `Spec ${Date.now()}`;
    const form = page.getByRole("dialog");
    const nameOf = form.getByRole("textbox", { name: t("web.devices.form.name"), exact: true });
    await page.goto("/devices?add=true");
    await nameOf.fill(name);
    await form.getByRole("button", { name: t("web.devices.form.submit") }).click();

    const dialog = page.getByRole("dialog", { name: t("web.devices.secret.title", { name }) });
    await expect(dialog.getByText(t("web.devices.secret.once"))).toBeVisible();
    await expect(dialog.getByRole("img", { name: t("web.devices.settings.qrWithSecret") })).toBeVisible();
    const settingOf = (setting: "password" | "topic") =>
      dialog.locator(`dt:text-is('${t(`web.devices.settings.${setting}`)}') + dd code`);
    const secret = await settingOf("password").textContent();
    expect(secret?.length).toBeGreaterThanOrEqual(40);
    await expect(settingOf("topic")).toHaveText(/^cartage\/v1\/.+\/positions$/);

    // a press beside it must not lose what cannot be shown again
    await page.mouse.click(5, 5);
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: t("web.devices.secret.done") }).click();

    await page.getByRole("searchbox").fill(name);
    // the row moves up as the list narrows
    await expect(page.getByRole("row")).toHaveCount(2);
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name })).toBeVisible();
    const [hidden = ""] = t("web.devices.settings.passwordHidden", { issued: "|" }).split("|");
    await expect(page.getByText(hidden)).toBeVisible();
    expect(await page.content()).not.toContain(secret);

    const task = async (what: "edit" | "revoke") => {
      await page.getByRole("button", { name: t("web.devices.moreActions") }).click();
      await page.getByRole("menuitem", { name: t(`web.devices.${what}`), exact: true }).click();
    };
    const renamed = `${name} renamed`;
    await task("edit");
    await nameOf.fill(renamed);
    await form.getByRole("button", { name: t("web.devices.form.save"), exact: true }).click();
    await expect(page.getByRole("heading", { name: renamed, exact: true })).toBeVisible();

    await task("revoke");
    const confirm = form.getByRole("button", { name: t("web.devices.revokeConfirm") });
    await expect(confirm).toBeDisabled();
    await form.getByRole("textbox").fill(renamed);
    await confirm.click();
    await expect(page.getByText(t("web.devices.revokedNotice"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("web.devices.moreActions") })).toHaveCount(0);
  });

  test("a viewer is not offered what the server would refuse", async ({ as }) => {
    const page = await as("viewer@north.example");
    await page.goto("/devices?add=true");
    await expect(page.getByRole("heading", { name: t("web.devices.title"), exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: t("web.devices.add") })).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});
