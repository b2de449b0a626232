import { call, found, giveAccount, suspend } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, mailedLink, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("people of a suspended organisation meet a page that explains, at sign-in and while they are signed in", async ({
    open,
  }) => {
    test.setTimeout(120_000);
    const name = `Paused ${Date.now()}`;
    const { page, email } = await found(open, name);
    const title = page.getByRole("heading", { name: t("web.suspended.title", { organisation: name }) });
    const another = page.getByRole("button", { name: t("web.suspended.otherAccount") });
    await page.goto("/vehicles");
    // an open page would go to signing in by itself, in the middle of what comes
    await page.goto("about:blank");
    await suspend(name, true);

    await page.goto("/vehicles");
    await expect(page).toHaveURL(/\/suspended/);
    await expect(title).toBeVisible();
    await expect(page.getByText(t("web.suspended.lead"))).toBeVisible();
    await expect(page.getByText(t("web.suspended.askSomebody"))).toBeVisible();
    await another.click();
    await expect(page).toHaveURL(/\/sign-in/);

    await giveAccount(page, email, "not the password");
    await expect(page.locator("form").getByRole("alert")).toHaveText(t("errors.sign_in.wrong"));
    await giveAccount(page, email);
    await expect(title).toBeVisible();
    await another.click();
    await expect(page.getByRole("textbox", { name: t("web.signIn.email"), exact: true })).toBeVisible();

    await suspend(name, false);
    await giveAccount(page, email);
    await expect(page).toHaveURL(/\/live/);
  });

  test("somebody of two organisations goes on in the other one", async ({ open, as }) => {
    test.setTimeout(120_000);
    const name = `Twice ${Date.now()}`;
    const { page, email } = await found(open, name);
    const { request } = await as("admin@south.example");
    await call(request, "accounts.invitations.send", { email, role: "viewer" });
    await page.goto(await mailedLink(email, /\/invite\//));
    await page.getByRole("button", { name: t("web.invite.accept") }).click();
    await expect(page).toHaveURL(/\/live/);
    const account = page.getByRole("button", { name: t("web.nav.account") });
    await account.click();
    await page.getByRole("menuitemradio", { name }).click();
    await expect(account).toContainText(name);

    // the live page would go to signing in by itself
    await page.goto("about:blank");
    await suspend(name, true);
    await page.goto("/vehicles");
    await expect(page).toHaveURL(/\/suspended/);
    await expect(page.getByText(t("web.suspended.others"))).toBeVisible();
    await page.getByRole("button", { name: "Southern Freight" }).click();
    await expect(page).toHaveURL(/\/live/);
  });
});
