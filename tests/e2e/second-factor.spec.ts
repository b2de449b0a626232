import { codeOf } from "../accounts/authenticator.ts";
import { found, giveAccount, guestPassword, join } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, forgetSignIn, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("an authenticator is set up, asked for at the next sign-in, and replaced by a recovery code when it is lost", async ({
    open,
  }) => {
    // of nobody else's tests: attempts are counted by person
    const { page, email } = await found(open, `Twofold ${Date.now()}`);
    await page.goto("/account");
    await page.getByRole("button", { name: t("web.factors.add") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("web.factors.password"), { exact: true }).fill(guestPassword);
    await dialog.getByRole("button", { name: t("web.factors.next"), exact: true }).click();
    await expect(dialog.getByRole("img", { name: t("web.factors.qr") })).toBeVisible();
    const secret = (await dialog.locator("dd code").textContent()) ?? "";
    await dialog.getByRole("textbox", { name: t("web.factors.code"), exact: true }).fill("000000");
    await dialog.getByRole("button", { name: t("web.factors.confirm"), exact: true }).click();
    await expect(dialog.getByText(t("errors.sign_in.wrong_code"))).toBeVisible();
    await dialog.getByRole("textbox", { name: t("web.factors.code"), exact: true }).fill(codeOf(secret, new Date()));
    await dialog.getByRole("button", { name: t("web.factors.confirm"), exact: true }).click();
    const codes = dialog.getByRole("list", { name: t("web.factors.codesTitle") }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const [first = ""] = await codes.allTextContents();
    await dialog.getByRole("button", { name: t("web.factors.codesDone") }).click();
    await expect(page.getByText(t("web.factors.codesLeft", { count: 10 }))).toBeVisible();

    await forgetSignIn(page);
    await giveAccount(page, email);
    await page.getByRole("textbox", { name: t("web.signIn.code") }).fill("000000");
    await page.locator("form button[type=submit]").click();
    await expect(page.getByText(t("errors.sign_in.wrong_code"))).toBeVisible();
    await page.getByRole("textbox", { name: t("web.signIn.code") }).fill(first);
    await page.locator("form button[type=submit]").click();
    await expect(page).toHaveURL(/\/live/);

    await page.goto("/account");
    await expect(page.getByText(t("web.factors.codesLeft", { count: 9 }))).toBeVisible();
    await page.getByRole("button", { name: t("web.factors.removeOf", { name: t("web.factors.nameDefault") }) }).click();
    await dialog.getByLabel(t("web.factors.password"), { exact: true }).fill(guestPassword);
    await dialog.getByRole("button", { name: t("web.factors.remove"), exact: true }).click();
    await expect(page.getByText(t("web.factors.removed", { name: t("web.factors.nameDefault") }))).toBeVisible();
  });

  test("where an organisation demands one, who has none sets one up before anything else, and goes on", async ({
    open,
  }) => {
    test.setTimeout(120_000);
    const owner = await found(open, `Careful ${Date.now()}`);
    const { page } = await join(open, owner, { name: "Minh Second", role: "viewer" });
    await page.goto("/vehicles");
    await owner.page.goto("/settings/organisation");
    const section = owner.page.getByRole("region", { name: t("web.organisation.security.title") });
    await section.getByRole("switch", { name: t("web.organisation.security.requiresSecondFactor") }).click();
    await section.getByRole("button", { name: t("web.common.save") }).click();
    await expect(owner.page.getByText(t("web.organisation.saved"))).toBeVisible();

    for (const path of ["/vehicles", "/live", "/requests"]) {
      await page.goto(path);
      await expect(page, path).toHaveURL(/\/account$/);
    }
    await expect(page.getByText(t("web.factors.required"))).toBeVisible();
    const refused = await page.request.get("/api/trpc/fleet.vehicles.list?input=%7B%7D");
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { data: { code: "second_factor.required" } } });

    await page.getByRole("button", { name: t("web.factors.add") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("web.factors.password"), { exact: true }).fill(guestPassword);
    await dialog.getByRole("button", { name: t("web.factors.next"), exact: true }).click();
    const secret = (await dialog.locator("dd code").textContent()) ?? "";
    await dialog.getByRole("textbox", { name: t("web.factors.code"), exact: true }).fill(codeOf(secret, new Date()));
    await dialog.getByRole("button", { name: t("web.factors.confirm"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.factors.codesDone") }).click();
    await expect(page.getByText(t("web.factors.lead"))).toBeVisible();
    await page.goto("/vehicles");
    await expect(page.getByRole("heading", { name: t("web.vehicles.title"), exact: true })).toBeVisible();
  });
});
