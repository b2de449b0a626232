import { found, giveAccount, guestPassword } from "./setup/guests.ts";
import { expect, forgetSignIn, mailedLink, readDemo, test } from "./setup/people.ts";

test("an address that nobody confirmed is confirmed by a mailed link, which works once", async ({ browser }) => {
  const email = "maintainer@cartage.example";
  const password = (await readDemo()).users.find((user) => user.email === email)?.password ?? "";
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: /^email/i }).fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("form button[type=submit]").click();
  await expect(page).toHaveURL(/\/admin/);
  await page.goto("/account");
  await expect(page.getByText("Not confirmed", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText(`A link is on its way to ${email}`, { exact: false })).toBeVisible();

  const link = await mailedLink(page, email, /\/verify\//);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.getByRole("link", { name: "Go to your account" }).click();
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the link" })).toHaveCount(0);

  await page.goto(link);
  await expect(page.getByText("This link was used before", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to your account" })).toBeVisible();
  await page.context().close();
});

test("another address counts once its link was opened, in Vietnamese as well; one that somebody has is told to its holder only", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const guest = await found(browser, `Addresses ${Date.now()}`);
  await guest.page.context().close();
  const page = await (await browser.newContext({ locale: "vi" })).newPage();
  await giveAccount(page, guest.email);
  await expect(page).toHaveURL(/\/live/);
  const change = async (email: string) => {
    await page.goto("/account");
    const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: /Địa chỉ email/ }) });
    await panel.getByRole("textbox", { name: "Địa chỉ mới" }).fill(email);
    await panel.getByLabel("Mật khẩu của bạn").fill(guestPassword);
    await panel.getByRole("button", { name: "Đổi địa chỉ" }).click();
    await expect(panel.getByText(`Liên kết đang được gửi đến ${email}`, { exact: false })).toBeVisible();
    return mailedLink(page, email, /\/verify\//);
  };

  await page.goto(await change("viewer@north.example"));
  await expect(page.getByText("Địa chỉ này đã thuộc về tài khoản khác", { exact: false })).toBeVisible();

  const email = `moved-${Date.now()}@guest.example`;
  await page.goto(await change(email));
  await page.getByRole("button", { name: "Xác nhận" }).click();
  await expect(page.getByText(`Từ nay bạn đăng nhập bằng ${email}.`)).toBeVisible();
  await expect(async () => {
    await page.goto("/mails");
    const old = page.getByRole("listitem").filter({ hasText: guest.email });
    await expect(old.getByText(email).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await forgetSignIn(page);
  await giveAccount(page, guest.email);
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await giveAccount(page, email);
  await expect(page).toHaveURL(/\/live/);
  await page.context().close();
});
