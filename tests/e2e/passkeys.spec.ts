import { addressOf, found, type Guest, giveAccount, guestPassword, letIn } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, forgetSignIn, test } from "./setup/people.ts";
import { virtualAuthenticator } from "./setup/virtual-authenticator.ts";

inLanguage("vi", (t) => {
  async function addPasskey({ page }: Guest, name: string) {
    await page.goto("/account");
    await page.getByRole("button", { name: t("web.factors.addPasskey") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.factors.name"), exact: true }).fill(name);
    await dialog.getByLabel(t("web.factors.password"), { exact: true }).fill(guestPassword);
    await dialog.getByRole("button", { name: t("web.factors.next"), exact: true }).click();
  }

  test("a passkey is added, signs in instead of a code, and lets in no more once it was removed", async ({ open }) => {
    test.setTimeout(120_000);
    const guest = await found(open, `Keys ${Date.now()}`);
    const { page, email } = guest;
    const authenticator = await virtualAuthenticator(page);
    const dialog = page.getByRole("dialog");
    await addPasskey(guest, "Office laptop");
    await expect(dialog.getByRole("list", { name: t("web.factors.codesTitle") }).getByRole("listitem")).toHaveCount(10);
    await dialog.getByRole("button", { name: t("web.factors.codesDone") }).click();
    await expect(page.getByText("Office laptop", { exact: true })).toBeVisible();
    await expect(page.getByText(t("web.factors.codesLeft", { count: 10 }))).toBeVisible();

    await forgetSignIn(page);
    await giveAccount(page, email);
    const usePasskey = page.getByRole("button", { name: t("web.signIn.usePasskey") });
    await usePasskey.click();
    await expect(page).toHaveURL(/\/live/);

    const [kept] = await authenticator.credentials();
    await forgetSignIn(page);
    await authenticator.replace();
    await giveAccount(page, email);
    await usePasskey.click();
    await expect(page.getByText(t("web.signIn.passkeyCancelled"))).toBeVisible();
    // a copy that signed less often than the one it was made of
    if (!kept) throw new Error("The authenticator keeps the passkey.");
    await authenticator.addCredential({ ...kept, signCount: 0 });
    await usePasskey.click();
    await expect(page.getByText(t("errors.sign_in.wrong_passkey"))).toBeVisible();
    // a passkey's challenge is used up then; asking for another one may fail, which is no cancelling
    const asking = "**/api/auth/callback/credentials*";
    await page.route(asking, (route) => route.abort());
    await usePasskey.click();
    await expect(page.getByText(t("web.common.unreachable"))).toBeVisible();
    await page.unroute(asking);
    await authenticator.replace();
    await authenticator.addCredential({ ...kept, signCount: kept.signCount + 1 });
    await usePasskey.click();
    await expect(page).toHaveURL(/\/live/);

    await page.goto("/account");
    await page.getByRole("button", { name: t("web.factors.removeOf", { name: "Office laptop" }) }).click();
    await dialog.getByLabel(t("web.factors.password"), { exact: true }).fill(guestPassword);
    await dialog.getByRole("button", { name: t("web.factors.remove"), exact: true }).click();
    await expect(page.getByText(t("web.factors.removed", { name: "Office laptop" }))).toBeVisible();
    await forgetSignIn(page);
    await giveAccount(page, email);
    await expect(page).toHaveURL(/\/live/);
    await page.context().close();
  });

  test("a sign-in from before shows the passkey first", async ({ open }) => {
    test.setTimeout(120_000);
    const guest = await found(open, `Steps ${Date.now()}`);
    const other = await letIn(open, guest.email);
    const authenticator = await virtualAuthenticator(guest.page);
    await addPasskey(guest, "Office laptop");
    await guest.page.getByRole("button", { name: t("web.factors.codesDone") }).click();
    await addPasskey(guest, "Again");
    await expect(guest.page.getByText(t("web.factors.passkeyThere"))).toBeVisible();
    await guest.page.goto("/vehicles");
    await expect(guest.page).toHaveURL(/\/vehicles/);

    await other.goto("/vehicles?type=van");
    await expect(other).toHaveURL(/\/second-factor/);
    await expect(other.getByRole("heading", { name: t("web.stepUp.title") })).toBeVisible();
    await other.getByRole("textbox", { name: t("web.signIn.recoveryCode") }).fill("aaaaa-bbbbb");
    await other.getByRole("button", { name: t("web.signIn.useCode"), exact: true }).click();
    await expect(other.getByText(t("errors.sign_in.wrong_code"))).toBeVisible();
    const there = await virtualAuthenticator(other);
    for (const credential of await authenticator.credentials()) await there.addCredential(credential);
    await other.getByRole("button", { name: t("web.signIn.usePasskey") }).click();
    await expect(other).toHaveURL(/\/vehicles\?type=van/);
    for (const page of [other, guest.page]) await page.context().close();
  });

  test("several wrong passwords have to wait, and the page says how long", async ({ page }) => {
    const email = addressOf("nobody");
    const refusal = page.locator("form").getByRole("alert");
    const waits = Array.from({ length: 60 }, (_, seconds) =>
      t("errors.sign_in.wait", { retryAfterMin: 0, retryAfterS: seconds + 1 }),
    );
    const isAskedToWait = async () => waits.includes((await refusal.textContent()) ?? "");
    await giveAccount(page, email);
    await expect(refusal).toHaveText(t("errors.sign_in.wrong"));
    // each further one waits twice as long as the one before, so a page cannot be slow enough to miss it
    for (let tries = 1; tries < 8 && !(await isAskedToWait()); tries++) {
      await giveAccount(page, email);
      await expect(refusal).toBeVisible();
    }
    expect(await isAskedToWait()).toBe(true);
  });
});
