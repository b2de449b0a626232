import { expect, signIn, test } from "./setup/people.ts";

test("a viewer asks in Vietnamese, an administrator answers and passes on, the platform hands back", async ({
  as,
  browser,
}) => {
  test.setTimeout(120_000);
  const subject = `Xem mức nhiên liệu ${Date.now()}`;
  const viewer = await as("viewer@north.example", { locale: "vi-VN" });
  await viewer.goto("/requests");
  await viewer.getByRole("button", { name: "Gửi yêu cầu" }).first().click();
  const dialog = viewer.getByRole("dialog", { name: "Hỏi quản trị viên của bạn" });
  await dialog.getByRole("button", { name: "Gửi", exact: true }).click();
  await expect(dialog.getByText("Hãy nêu ngắn gọn việc bạn cần.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Tiêu đề" }).fill(subject);
  await dialog.getByRole("textbox", { name: "Nội dung" }).fill("Tôi cần xem mỗi tối.\nCảm ơn.");
  await dialog.getByRole("button", { name: "Gửi", exact: true }).click();
  await expect(viewer.getByRole("heading", { name: subject })).toBeVisible();
  await expect(viewer.getByText("Đang mở")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Chuyển lên nền tảng" })).toBeHidden();

  const administrator = await as("admin@north.example");
  await administrator.goto("/requests");
  await administrator.getByRole("link", { name: subject }).click();
  await expect(administrator.getByText("Tôi cần xem mỗi tối.")).toBeVisible();
  await administrator.getByRole("textbox", { name: "Your answer" }).fill("I ask the platform.");
  await administrator.getByRole("button", { name: "Send answer" }).click();
  await expect(administrator.getByText("Answered", { exact: true })).toBeVisible();
  await expect(administrator.getByRole("textbox", { name: "Your answer" })).toHaveValue("");
  await administrator.getByRole("button", { name: "Pass on" }).click();
  const passing = administrator.getByRole("dialog");
  await passing.getByRole("textbox", { name: "For the platform" }).fill("Is this planned?");
  await passing.getByRole("button", { name: "Pass on" }).click();
  await expect(administrator.getByText("The platform has this request now.", { exact: false })).toBeVisible();

  const platform = await (await browser.newContext()).newPage();
  await signIn(platform, "platform@cartage.example", /\/admin\/organisations/);
  await platform.getByRole("link", { name: "Requests" }).first().click();
  await platform.getByRole("link", { name: subject }).click();
  await platform.getByRole("textbox", { name: "Your answer" }).fill("It is.");
  await platform.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(platform.getByRole("region", { name: "Conversation" }).getByText("It is.")).toBeVisible();
  await platform.getByRole("button", { name: "Hand back" }).click();
  const handing = platform.getByRole("dialog", { name: "Hand this back to Northern Freight?" });
  await handing.getByRole("textbox").fill("Please tell them when.");
  await handing.getByRole("button", { name: "Hand back" }).click();
  await expect(platform).toHaveURL(/\/admin\/requests$/);
  await expect(platform.getByRole("link", { name: subject })).toBeHidden();
  await platform.context().close();

  await viewer.reload();
  const conversation = viewer.getByRole("region", { name: "Trao đổi" });
  await expect(conversation.getByText("Đội ngũ nền tảng").first()).toBeVisible();
  await expect(conversation.getByText("Please tell them when.")).toBeVisible();
  await viewer.getByRole("button", { name: "Đóng", exact: true }).click();
  await expect(viewer.getByText("Đã đóng", { exact: true })).toBeVisible();
  await viewer.getByRole("textbox", { name: "Viết và mở lại yêu cầu" }).fill("Khi nào?");
  await viewer.getByRole("button", { name: "Gửi", exact: true }).click();
  await expect(viewer.getByText("Đang mở")).toBeVisible();

  const mails = await browser.newPage();
  await mails.goto("/mails");
  await expect(mails.getByText(`asks: ${subject}`, { exact: false }).first()).toBeVisible();
  await expect(mails.getByText(`Back with you: ${subject}`, { exact: false }).first()).toBeVisible();
  await mails.close();
});

test("what one person asked does not exist for a colleague", async ({ as }) => {
  const administrator = await as("admin@north.example");
  const subject = `Only mine ${Date.now()}`;
  await administrator.goto("/requests?ask=true");
  const dialog = administrator.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Subject" }).fill(subject);
  await dialog.getByRole("textbox", { name: "Your request" }).fill("Between us.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(administrator).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
  const viewer = await as("viewer@north.example");
  await viewer.goto(new URL(administrator.url()).pathname);
  await expect(viewer.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("a driver, who has no other screen here, asks too", async ({ as }) => {
  const driver = await as("driver@north.example");
  await driver.goto("/requests");
  await expect(driver.getByRole("heading", { name: "Requests" })).toBeVisible();
  await expect(driver.getByRole("button", { name: "Ask" }).first()).toBeVisible();
});
