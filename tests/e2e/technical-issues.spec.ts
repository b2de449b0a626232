import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./setup/people.ts";

const newTrace = () => crypto.randomUUID().replaceAll("-", "");

/** Lets a command fail on its way, as it looks when something of ours breaks; counts how often it was sent. */
async function breakCommand(page: Page, command: string, traceId: string): Promise<{ sent: number }> {
  const counted = { sent: 0 };
  const message = `Something went wrong on our side. Please try again; if it stays, give us this number: ${traceId}`;
  const data = { code: "unexpected", httpStatus: 500, fields: {}, about: {}, traceId, path: command };
  const json = { error: { message, code: -32_603, data } };
  await page.route(`**/api/trpc/${command}**`, (route) => {
    counted.sent += 1;
    return route.fulfill({ status: 500, json });
  });
  return counted;
}

test("what broke is reported from where it broke, worked on by a maintainer, and its reporter is told", async ({
  as,
  browser,
}) => {
  test.setTimeout(120_000);
  const traceId = newTrace();
  const page = await as("admin@north.example");
  const adds = await breakCommand(page, "fleet.vehicles.create", traceId);
  await page.goto("/vehicles?add=true&q=secret-plate");
  const adding = page.getByRole("dialog", { name: "Add a vehicle" });
  await adding.getByRole("textbox", { name: "Name" }).fill("Broken");
  await adding.getByRole("button", { name: "Add vehicle" }).click();
  for (const count of [1, 2]) {
    await adding.getByRole("button", { name: "Report this" }).click();
    const report = page.getByRole("dialog", { name: "Report a problem" });
    await expect(report.getByText(traceId)).toBeVisible();
    await expect(report.getByText("/vehicles?add=true", { exact: true })).toBeVisible();
    await report.getByRole("textbox").fill(`I added a vehicle, ${count}.`);
    await report.getByRole("button", { name: "Send report" }).click();
    await expect(page.getByText(count === 1 ? "The maintainers have it." : "You reported this 2 times")).toBeVisible();
  }
  // what was typed into the form below is still there, and was not sent again with the report
  expect(adds.sent).toBe(1);
  await expect(adding.getByRole("textbox", { name: "Name" })).toHaveValue("Broken");

  const platform = await (await browser.newContext()).newPage();
  await signIn(platform, "platform@cartage.example", /\/admin\/organisations/);
  await platform.getByRole("link", { name: "Technical issues" }).first().click();
  await expect(platform.getByRole("heading", { name: "Technical issues" })).toBeVisible();
  await platform.getByRole("searchbox").fill(traceId);
  await expect(platform.getByRole("row")).toHaveCount(2);
  await platform.getByRole("link", { name: "/vehicles?add=true" }).click();
  await expect(platform.getByText("I added a vehicle, 1.")).toBeVisible();
  await expect(platform.getByText("reported 2 times", { exact: false })).toBeVisible();
  await expect(platform.getByText("secret-plate")).toHaveCount(0);

  await platform.getByRole("combobox", { name: "Assigned to" }).click();
  await platform
    .getByRole("option", { name: /Platform/ })
    .first()
    .click();
  const timeline = platform.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText(/assigned it to/)).toBeVisible();
  for (const [move, comment] of [
    ["Accept", "Seen."],
    ["Begin work", "On it."],
    ["Resolve", "Mended."],
  ] as const) {
    await platform.getByRole("main").getByRole("button", { name: move, exact: true }).click();
    const dialog = platform.getByRole("dialog", { name: move });
    await dialog.getByRole("textbox", { name: "Comment" }).fill(comment);
    await dialog.getByRole("button", { name: move }).click();
    await expect(timeline.getByText(comment)).toBeVisible();
  }
  await expect(timeline.getByText("In progress → Resolved", { exact: false })).toBeVisible();
  await expect(platform.getByRole("main").getByRole("button", { name: "Reopen" })).toBeVisible();
  await platform.context().close();

  const mails = await browser.newPage();
  await mails.goto("/mails");
  await expect(mails.getByText("What you reported is mended", { exact: false }).first()).toBeVisible();
  await mails.close();
});

test("any page is reported from the account menu and from the palette, in Vietnamese too", async ({ as }) => {
  const page = await as("viewer@south.example", { locale: "vi-VN" });
  await page.goto("/vehicles?q=51C&sort=name");
  await page.getByRole("button", { name: "Tài khoản" }).click();
  await page.getByRole("menuitem", { name: "Báo sự cố" }).click();
  const report = page.getByRole("dialog", { name: "Báo sự cố" });
  await expect(report.getByText("/vehicles?sort=name", { exact: true })).toBeVisible();
  await report.getByRole("textbox", { name: "Bạn đang làm gì lúc đó?" }).fill("Danh sách trống.");
  await report.getByRole("button", { name: "Gửi báo cáo" }).click();
  await expect(page.getByText("Cảm ơn bạn. Đội bảo trì đã nhận được.")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("sự cố");
  await page.getByRole("option", { name: "Báo sự cố" }).click();
  await expect(report).toBeVisible();
});

test("who is signed out is offered no report", async ({ page }) => {
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Report/ })).toHaveCount(0);
});
