import { expect, signIn, test } from "./setup/people.ts";

const password = "seven quiet lanterns over the bay";

test("somebody is invited by mail, makes an account, is given a role, and is let out again", async ({
  as,
  browser,
}) => {
  test.setTimeout(120_000);
  const admin = await as("admin@south.example");
  const email = `lan-${Date.now()}@guest.example`;
  await admin.goto("/settings/members");
  await admin.getByRole("button", { name: "Invite" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill("viewer@south.example");
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog.getByText("This person is a member already.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByRole("region", { name: "Invited" }).getByText(email)).toBeVisible();

  const guest = await (await browser.newContext()).newPage();
  await expect(async () => {
    await guest.goto("/mails");
    await expect(guest.getByText(`To ${email}`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await guest.getByRole("listitem").filter({ hasText: email }).getByRole("link").click();
  await expect(guest.getByRole("heading", { name: "Join Southern Freight" })).toBeVisible();
  await guest.getByRole("textbox", { name: "Your name" }).fill("Lan Guest");
  await guest.getByLabel("Password").fill("password1234");
  await expect(guest.getByRole("status").getByText("Very weak")).toBeVisible();
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByText("This is guessed too easily.", { exact: false })).toBeVisible();
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest).toHaveURL(/\/live/);

  await admin.reload();
  await admin.getByRole("searchbox").fill(email);
  await admin.getByRole("button", { name: "Actions for Lan Guest" }).click();
  await admin.getByRole("menuitemradio", { name: "Viewer" }).click();
  await expect(admin.getByText("Lan Guest has another role now")).toBeVisible();
  await admin.getByRole("button", { name: "Actions for Lan Guest" }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(admin.getByText("Lan Guest was deactivated")).toBeVisible();
  await guest.goto("/vehicles");
  await expect(guest).toHaveURL(/\/sign-in/);

  await admin.goto("/settings/audit");
  await admin.getByRole("searchbox").fill("Lan Guest");
  for (const what of ["Member deactivated", "Role changed", "Member joined"])
    await expect(admin.getByRole("cell", { name: new RegExp(what) })).toBeVisible();
  await guest.context().close();
});

test("a forgotten password is chosen anew by a mailed link, in Vietnamese as well", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "vi" })).newPage();
  const email = "dispatcher@south.example";
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Quên mật khẩu?" }).click();
  await expect(page).toHaveURL(/forgot/);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("button", { name: "Gửi liên kết" }).click();
  await expect(page.getByText(`Nếu có tài khoản với ${email}`, { exact: false })).toBeVisible();

  await expect(async () => {
    await page.goto("/mails");
    await expect(page.getByText("Chọn mật khẩu mới").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const link = page.getByRole("listitem").filter({ hasText: email }).getByRole("link").first();
  const address = (await link.getAttribute("href")) ?? "";
  await link.click();
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đặt mật khẩu và đăng nhập" }).click();
  await expect(page).toHaveURL(/\/live/);

  await page.goto(address);
  await expect(page.getByText("Liên kết này đã dùng hoặc quá một giờ", { exact: false })).toBeVisible();
  await page.context().close();
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
