import { addressOf, found, giveAccount, guestPassword } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, forgetSignIn, mailedLink, signIn, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("an address that nobody confirmed is confirmed by a mailed link, which works once", async ({ open }) => {
    const email = "driver@north.example";
    const page = await open();
    await signIn(page, email);
    await page.goto("/account");
    await expect(page.getByText(t("web.email.unverified"), { exact: true })).toBeVisible();
    await page.getByRole("button", { name: t("web.email.sendLink") }).click();
    await expect(page.getByText(t("web.email.linkSent", { email }))).toBeVisible();

    const link = await mailedLink(email, /\/verify\//);
    await page.goto(link);
    await expect(page.getByText(t("web.verify.verifyLead", { email }))).toBeVisible();
    await page.getByRole("button", { name: t("web.verify.submit") }).click();
    await expect(page.getByText(t("web.verify.verified", { email }))).toBeVisible();
    await page.getByRole("link", { name: t("web.verify.again") }).click();
    await expect(page.getByText(t("web.email.verified"), { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: t("web.email.sendLink") })).toHaveCount(0);

    await page.goto(link);
    await expect(page.getByText(t("errors.email.link_invalid"))).toBeVisible();
    await expect(page.getByRole("link", { name: t("web.verify.again") })).toBeVisible();
  });

  test("another address counts once its link was opened; one that somebody has is told to its holder only", async ({
    open,
  }) => {
    test.setTimeout(120_000);
    const { page, email: before } = await found(open, `Addresses ${Date.now()}`);
    const change = async (email: string) => {
      await page.goto("/account");
      const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: t("web.email.title") }) });
      await panel.getByRole("textbox", { name: t("web.email.next") }).fill(email);
      await panel.getByLabel(t("web.email.password"), { exact: true }).fill(guestPassword);
      await panel.getByRole("button", { name: t("web.email.submit") }).click();
      await expect(panel.getByText(t("web.email.changeSent", { email }))).toBeVisible();
      return mailedLink(email, /\/verify\//);
    };

    await page.goto(await change("viewer@north.example"));
    await expect(page.getByText(t("errors.email.taken"))).toBeVisible();

    const email = addressOf("moved");
    await page.goto(await change(email));
    await expect(page.getByText(t("web.verify.changeLead", { email }))).toBeVisible();
    await page.getByRole("button", { name: t("web.verify.submit") }).click();
    await expect(page.getByText(t("web.verify.changed", { email }))).toBeVisible();
    await expect(async () => {
      await page.goto("/mails");
      const old = page.getByRole("listitem").filter({ hasText: t("web.caughtMails.to", { to: before }) });
      await expect(old.getByText(email).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();

    await forgetSignIn(page);
    await giveAccount(page, before);
    await expect(page.locator("form").getByRole("alert")).toHaveText(t("errors.sign_in.wrong"));
    await giveAccount(page, email);
    await expect(page).toHaveURL(/\/live/);
  });
});
