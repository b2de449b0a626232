import { found, type Guest, giveAccount, guestPassword } from "./setup/guests.ts";
import { expect, forgetSignIn, test } from "./setup/people.ts";
import { virtualAuthenticator } from "./setup/virtual-authenticator.ts";

async function addPasskey({ page }: Guest, name: string) {
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByLabel("Your password").fill(guestPassword);
  await dialog.getByRole("button", { name: "Next" }).click();
}

test("a passkey is added, signs in instead of a code, and lets in no more once it was removed", async ({ browser }) => {
  test.setTimeout(120_000);
  const guest = await found(browser, `Keys ${Date.now()}`);
  const { page, email } = guest;
  const authenticator = await virtualAuthenticator(page);
  const dialog = page.getByRole("dialog");
  await addPasskey(guest, "Office laptop");
  await expect(dialog.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("Office laptop", { exact: true })).toBeVisible();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await forgetSignIn(page);
  await giveAccount(page, email);
  const usePasskey = page.getByRole("button", { name: "Use your passkey" });
  await usePasskey.click();
  await expect(page).toHaveURL(/\/live/);

  const [kept] = await authenticator.credentials();
  await forgetSignIn(page);
  await authenticator.replace();
  await giveAccount(page, email);
  await usePasskey.click();
  await expect(page.getByText("The passkey was not used", { exact: false })).toBeVisible();
  // a copy that signed less often than the one it was made of
  if (!kept) throw new Error("The authenticator keeps the passkey.");
  await authenticator.addCredential({ ...kept, signCount: 0 });
  await usePasskey.click();
  await expect(page.getByText("This passkey was not accepted", { exact: false })).toBeVisible();
  await authenticator.replace();
  await authenticator.addCredential({ ...kept, signCount: kept.signCount + 1 });
  await usePasskey.click();
  await expect(page).toHaveURL(/\/live/);

  await page.goto("/account");
  await page.getByRole("button", { name: "Remove Office laptop" }).click();
  await dialog.getByLabel("Your password").fill(guestPassword);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Office laptop was removed")).toBeVisible();
  await forgetSignIn(page);
  await giveAccount(page, email);
  await expect(page).toHaveURL(/\/live/);
  await page.context().close();
});

test("a sign-in from before shows the passkey first, in Vietnamese as well", async ({ browser }) => {
  test.setTimeout(120_000);
  const guest = await found(browser, `Steps ${Date.now()}`);
  const before = await browser.newContext({ locale: "vi" });
  const other = await before.newPage();
  await giveAccount(other, guest.email);
  await expect(other).toHaveURL(/\/live/);

  const authenticator = await virtualAuthenticator(guest.page);
  await addPasskey(guest, "Office laptop");
  await guest.page.getByRole("button", { name: "I have kept them" }).click();
  await addPasskey(guest, "Again");
  await expect(guest.page.getByText("has a passkey for your account already", { exact: false })).toBeVisible();
  await guest.page.goto("/vehicles");
  await expect(guest.page).toHaveURL(/\/vehicles/);

  await other.goto("/vehicles?type=van");
  await expect(other).toHaveURL(/\/second-factor/);
  await expect(other.getByRole("heading", { name: "Xác nhận yếu tố thứ hai" })).toBeVisible();
  await other.getByRole("textbox", { name: "Mã khôi phục" }).fill("aaaaa-bbbbb");
  await other.getByRole("button", { name: "Dùng mã", exact: true }).click();
  await expect(other.getByText("Mã sai hoặc đã dùng", { exact: false })).toBeVisible();
  const there = await virtualAuthenticator(other);
  for (const credential of await authenticator.credentials()) await there.addCredential(credential);
  await other.getByRole("button", { name: "Dùng khóa truy cập" }).click();
  await expect(other).toHaveURL(/\/vehicles\?type=van/);
  await before.close();
  await guest.page.context().close();
});

test("several wrong passwords have to wait, and the page says how long", async ({ page }) => {
  const email = `nobody-${Date.now()}@guest.example`;
  const refusal = page.locator("form").getByRole("alert");
  const isAskedToWait = async () => (await refusal.textContent())?.includes("Please wait") ?? false;
  await giveAccount(page, email);
  await expect(refusal).toContainText("is wrong");
  // each further one waits twice as long as the one before, so a page cannot be slow enough to miss it
  for (let tries = 1; tries < 8 && !(await isAskedToWait()); tries++) {
    await giveAccount(page, email);
    await expect(refusal).toBeVisible();
  }
  await expect(refusal).toContainText(/Please wait \d+ seconds?, then try again/);
});
