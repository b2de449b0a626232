import { inEachLanguage } from "./setup/languages.ts";
import { expect, mailedLink, signIn, test } from "./setup/people.ts";

const password = "seven quiet lanterns over the bay";

inEachLanguage((t, language) => {
  test("somebody is invited by mail, makes an account, is given a role, and is let out again", async ({
    as,
    browser,
  }) => {
    test.setTimeout(120_000);
    const admin = await as("admin@south.example");
    const email = `lan-${Date.now()}@guest.example`;
    const name = `Lan ${language}`;
    await admin.goto("/settings/members");
    await admin.getByRole("button", { name: t("web.members.invite"), exact: true }).click();
    const dialog = admin.getByRole("dialog");
    await dialog
      .getByRole("textbox", { name: t("web.members.columns.email"), exact: true })
      .fill("viewer@south.example");
    await dialog.getByRole("button", { name: t("web.members.inviteConfirm") }).click();
    await expect(dialog.getByText(t("errors.member.already"))).toBeVisible();
    await dialog.getByRole("textbox", { name: t("web.members.columns.email"), exact: true }).fill(email);
    await dialog.getByRole("button", { name: t("web.members.inviteConfirm") }).click();
    await expect(
      admin.getByRole("region", { name: t("web.members.invitations.title") }).getByText(email),
    ).toBeVisible();

    const guest = await (await browser.newContext()).newPage();
    await expect(async () => {
      await guest.goto("/mails");
      await expect(guest.getByText(t("web.caughtMails.to", { to: email }))).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await guest.getByRole("listitem").filter({ hasText: email }).getByRole("link").click();
    await expect(
      guest.getByRole("heading", { name: t("web.invite.join", { organisation: "Southern Freight" }) }),
    ).toBeVisible();
    await guest.getByRole("textbox", { name: t("web.invite.name") }).fill(name);
    await guest.getByLabel(t("web.newPassword.label"), { exact: true }).fill("password1234");
    await expect(guest.getByRole("status").getByText(t("web.newPassword.strength.1"))).toBeVisible();
    await guest.getByRole("button", { name: t("web.invite.submit") }).click();
    await expect(guest.getByText(t("fields.password_weak"))).toBeVisible();
    await guest.getByLabel(t("web.newPassword.label"), { exact: true }).fill(password);
    await guest.getByRole("button", { name: t("web.invite.submit") }).click();
    await expect(guest).toHaveURL(/\/live/);

    await admin.reload();
    await admin.getByRole("searchbox").fill(email);
    await admin.getByRole("button", { name: t("web.members.actionsOf", { name }) }).click();
    await admin.getByRole("menuitemradio", { name: t("web.roles.viewer"), exact: true }).click();
    await expect(admin.getByText(t("web.members.roleChanged", { name }))).toBeVisible();
    await admin.getByRole("button", { name: t("web.members.actionsOf", { name }) }).click();
    await admin.getByRole("menuitem", { name: t("web.members.deactivate"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.members.deactivate"), exact: true }).click();
    await expect(admin.getByText(t("web.members.deactivatedToast", { name }))).toBeVisible();
    await guest.goto("/vehicles");
    await expect(guest).toHaveURL(/\/sign-in/);

    await admin.goto(`/settings/audit?q=${encodeURIComponent(name)}`);
    for (const what of ["deactivated", "role_changed", "joined"] as const)
      await expect(admin.getByRole("cell", { name: t(`web.audit.types.member.${what}`) })).toBeVisible();
    await guest.context().close();
  });

  test("a forgotten password is chosen anew by a mailed link, once", async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    const email = "dispatcher@south.example";
    await page.goto("/sign-in");
    await page.getByRole("link", { name: t("web.signIn.forgot") }).click();
    await expect(page).toHaveURL(/forgot/);
    await page.getByRole("textbox", { name: t("web.signIn.email"), exact: true }).fill(email);
    await page.getByRole("button", { name: t("web.forgot.submit") }).click();
    await expect(page.getByText(t("web.forgot.sent", { email }))).toBeVisible();

    const address = await mailedLink(page, email, /\/reset\//);
    await page.goto(address);
    await page.getByLabel(t("web.newPassword.label"), { exact: true }).fill(password);
    await page.getByRole("button", { name: t("web.reset.submit") }).click();
    await expect(page).toHaveURL(/\/live|\/vehicles/);

    await page.goto(address);
    await expect(page.getByText(t("errors.reset.link_invalid"))).toBeVisible();
    await page.context().close();
  });

  test("who is a member of two organisations goes from one to the other", async ({ as, browser }) => {
    const email = `two-${Date.now()}@guest.example`;
    const guest = await (await browser.newContext()).newPage();
    for (const [admin, accept] of [
      ["admin@south.example", t("web.invite.submit")],
      ["admin@north.example", t("web.invite.accept")],
    ] as const) {
      const { request } = await as(admin);
      const invited = await request.post("/api/trpc/accounts.invitations.send", { data: { email, role: "viewer" } });
      expect(invited.status()).toBe(200);
      await guest.goto(await mailedLink(guest, email, /\/invite\//));
      if (admin === "admin@south.example") {
        await guest.getByRole("textbox", { name: t("web.invite.name") }).fill("Two Places");
        await guest.getByLabel(t("web.newPassword.label"), { exact: true }).fill(password);
      }
      await guest.getByRole("button", { name: accept }).click();
      await expect(guest).toHaveURL(/\/live/);
    }
    const account = guest.getByRole("button", { name: t("web.nav.account") });
    await expect(account).toContainText("Northern Freight");
    await account.click();
    await guest.getByRole("menuitemradio", { name: "Southern Freight" }).click();
    await expect(account).toContainText("Southern Freight");
    await guest.goto("/vehicles");
    await expect(guest.getByText(/^SF-/).first()).toBeVisible();
    await guest.context().close();
  });
});

test("one's own password is changed with the current one", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "driver@south.example");
  await page.goto("/account");
  await page.getByLabel("Current password").fill("not it");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.context().close();
});
