import { codeOf } from "../accounts/authenticator.ts";
import { expect, readDemo, test } from "./setup/people.ts";

const email = "maintainer@cartage.example";

test("an authenticator is set up, asked for at the next sign-in, and replaced by a recovery code when it is lost", async ({
  browser,
}) => {
  const password = (await readDemo()).users.find((user) => user.email === email)?.password ?? "";
  const page = await (await browser.newContext()).newPage();
  const giveAccount = async () => {
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: /^email/i }).fill(email);
    await page.locator("input[type=password]").fill(password);
    await page.locator("form button[type=submit]").click();
  };
  await giveAccount();
  await expect(page).toHaveURL(/\/admin/);

  await page.goto("/account");
  await page.getByRole("button", { name: "Add an authenticator" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = (await dialog.locator("dd code").textContent()) ?? "";
  await dialog.getByRole("textbox", { name: "Code" }).fill("000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("This code is wrong", { exact: false })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret, new Date()));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const codes = dialog.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [first = ""] = await codes.allTextContents();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await page.context().clearCookies();
  await giveAccount();
  await page.getByRole("textbox", { name: "Code of your authenticator" }).fill("000000");
  await page.locator("form button[type=submit]").click();
  await expect(page.getByText("This code is wrong", { exact: false })).toBeVisible();
  await page.getByRole("textbox", { name: "Code of your authenticator" }).fill(first);
  await page.locator("form button[type=submit]").click();
  await expect(page).toHaveURL(/\/admin/);

  await page.goto("/account");
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
  await page.getByRole("button", { name: "Remove My phone" }).click();
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("My phone was removed")).toBeVisible();
  await page.context().close();
});
