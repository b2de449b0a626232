import { withDatabase } from "./setup/database.ts";
import { addressOf, call, found, type Guest, giveAccount, join, guestPassword as password } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { openPage } from "./setup/open-page.ts";
import { expect, forgetSignIn, mailedLink, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("somebody is invited by mail, makes an account, is given a role, and is let out again", async ({ as, open }) => {
    test.setTimeout(120_000);
    const admin = await as("admin@south.example");
    const email = `lan-${Date.now()}@guest.example`;
    const name = "Lan";
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

    const guest = await open();
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
  });

  test("a forgotten password is chosen anew by a mailed link, once", async ({ open }) => {
    const page = await open();
    const email = "dispatcher@south.example";
    await page.goto("/sign-in");
    await page.getByRole("link", { name: t("web.signIn.forgot") }).click();
    await expect(page).toHaveURL(/forgot/);
    await page.getByRole("textbox", { name: t("web.signIn.email"), exact: true }).fill(email);
    await page.getByRole("button", { name: t("web.forgot.submit") }).click();
    await expect(page.getByText(t("web.forgot.sent", { email }))).toBeVisible();

    const address = await mailedLink(email, /\/reset\//);
    await page.goto(address);
    await page.getByLabel(t("web.newPassword.label"), { exact: true }).fill(password);
    await page.getByRole("button", { name: t("web.reset.submit") }).click();
    await expect(page).toHaveURL(/\/live|\/vehicles/);

    await page.goto(address);
    await expect(page.getByText(t("errors.reset.link_invalid"))).toBeVisible();
  });

  test("who is a member of two organisations goes from one to the other", async ({ as, open }) => {
    const email = `two-${Date.now()}@guest.example`;
    const guest = await open();
    for (const [admin, accept] of [
      ["admin@south.example", t("web.invite.submit")],
      ["admin@north.example", t("web.invite.accept")],
    ] as const) {
      const { request } = await as(admin);
      const invited = await request.post("/api/trpc/accounts.invitations.send", { data: { email, role: "viewer" } });
      expect(invited.status()).toBe(200);
      await guest.goto(await mailedLink(email, /\/invite\//));
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
  });

  test.describe("in an organisation of their own", () => {
    let owner: Guest;
    test.beforeAll(async ({ browser }) => {
      owner = await found((options = {}) => openPage(browser, options), `Owned ${Date.now()}`);
    });
    test.afterAll(() => owner.page.context().close());

    test("the owner hands the ownership on, and has it no more", async ({ open }) => {
      const { page } = owner;
      const name = "Minh Second";
      const second = await join(open, owner, { name, role: "organisation_administrator" });
      const rowOf = (who: string, on = page) => on.getByRole("row").filter({ hasText: who });
      const choose = async (who: string, what: string, on = page) => {
        await expect(on.getByRole("dialog")).toHaveCount(0);
        await on.getByRole("button", { name: t("web.members.actionsOf", { name: who }) }).click();
        await on.getByRole("menuitem", { name: what, exact: true }).click();
        await on.getByRole("dialog").getByRole("button", { name: what, exact: true }).click();
      };
      const ownership = t("web.members.makeOwner");
      await page.goto("/settings/members");
      await expect(rowOf(owner.email).getByText(t("web.members.owner"), { exact: true })).toBeVisible();
      await choose(name, ownership);
      await expect(page.getByText(t("web.members.ownerChanged", { name }))).toBeVisible();
      await expect(rowOf(second.email).getByText(t("web.members.owner"), { exact: true })).toBeVisible();
      await expect(rowOf(owner.email).getByText(t("web.members.owner"), { exact: true })).toHaveCount(0);

      await choose(owner.name, ownership);
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(t("errors.member.not_owner"))).toBeVisible();
      await dialog.getByRole("button", { name: t("web.common.cancel") }).click();
      await choose(name, t("web.members.deactivate"));
      await expect(dialog.getByText(t("errors.member.is_owner"))).toBeVisible();

      await second.page.goto("/settings/members");
      await choose(owner.name, ownership, second.page);
      await expect(rowOf(owner.email, second.page).getByText(t("web.members.owner"), { exact: true })).toBeVisible();
      await second.page.goto("/settings/audit");
      const changed = second.page.getByRole("cell", { name: t("web.audit.types.organisation.owner_changed") });
      await expect(changed).toHaveCount(2);
    });

    test("an invitation is sent again, which ends the link before, and is taken back", async ({ open }) => {
      const { page } = owner;
      const email = addressOf("asked");
      await call(page.request, "accounts.invitations.send", { email, role: "viewer" });
      await page.goto("/settings/members");
      const invitation = page
        .getByRole("region", { name: t("web.members.invitations.title") })
        .getByRole("listitem")
        .filter({ hasText: email });
      const guest = await open();
      const first = await mailedLink(email, /\/invite\//);
      await invitation.getByRole("button", { name: t("web.members.invitations.again") }).click();
      await expect(page.getByText(t("web.members.invitations.sent", { email }))).toBeVisible();
      const second = await mailedLink(email, /\/invite\//);
      await guest.goto(first);
      await expect(guest.getByText(t("errors.invitation.link_invalid"))).toBeVisible();
      await guest.goto(second);
      await expect(guest.getByRole("button", { name: t("web.invite.submit") })).toBeVisible();

      await invitation.getByRole("button", { name: t("web.members.invitations.revokeOf", { email }) }).click();
      await expect(page.getByText(t("web.members.invitations.revoked", { email }))).toBeVisible();
      await expect(invitation).toHaveCount(0);
      await guest.goto(second);
      await expect(guest.getByText(t("errors.invitation.link_invalid"))).toBeVisible();
    });

    test("an invitation that ran out is asked for anew, its inviter is mailed, and sends another", async ({ open }) => {
      const { page } = owner;
      const email = addressOf("late");
      await call(page.request, "accounts.invitations.send", { email, role: "viewer" });
      const guest = await open();
      const late = await mailedLink(email, /\/invite\//);
      await withDatabase(
        (sql) => sql`update invitations set expires_at = now() - interval '1 second' where email = ${email}`,
      );
      await page.goto("/settings/members");
      const invitations = page.getByRole("region", { name: t("web.members.invitations.title") });
      const invitation = invitations.getByRole("listitem").filter({ hasText: email });
      await expect(invitation.getByText(t("web.members.invitations.expired"))).toBeVisible();
      await guest.goto(late);
      await expect(guest.getByText(t("errors.invitation.link_invalid"))).toBeVisible();
      await guest.getByRole("button", { name: t("web.invite.askAgain") }).click();
      await expect(guest.getByText(t("web.invite.askedAgain"))).toBeVisible();

      const told = page.getByRole("listitem").filter({ hasText: t("web.caughtMails.to", { to: owner.email }) });
      await expect(async () => {
        await page.goto("/mails");
        await told.filter({ hasText: email }).getByRole("link").click({ timeout: 1_000 });
      }).toPass();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: t("web.members.columns.email"), exact: true }).fill(email);
      await dialog.getByRole("button", { name: t("web.members.inviteConfirm") }).click();
      await expect(dialog).toHaveCount(0);
      await expect(invitation.getByText(t("web.members.invitations.expired"))).toHaveCount(0);
      await guest.goto(await mailedLink(email, /\/invite\//));
      await expect(guest.getByRole("button", { name: t("web.invite.submit") })).toBeVisible();
    });

    test("one's own password is changed with the current one, and signs in from then on", async ({ open }) => {
      const { page, email } = await join(open, owner, { name: "Hoa Third", role: "viewer" });
      const next = "nine loud harbours under the moon";
      const current = page.getByLabel(t("web.password.current"), { exact: true });
      const submit = page.getByRole("button", { name: t("web.password.submit"), exact: true });
      await page.goto("/account");
      await current.fill("not it");
      await page.getByLabel(t("web.password.next"), { exact: true }).fill(next);
      await submit.click();
      await expect(page.getByText(t("errors.password.wrong"))).toBeVisible();
      await current.fill(password);
      await submit.click();
      await expect(page.getByText(t("web.password.changed"))).toBeVisible();
      await expect(current).toHaveValue("");

      await forgetSignIn(page);
      await giveAccount(page, email);
      await expect(page.locator("form").getByRole("alert")).toHaveText(t("errors.sign_in.wrong"));
      await giveAccount(page, email, next);
      await expect(page).toHaveURL(/\/live/);
    });
  });
});
