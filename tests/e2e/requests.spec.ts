import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("a viewer asks, an administrator answers and passes on, the platform hands back", async ({ as, open }) => {
    test.setTimeout(120_000);
    const subject = `Mức nhiên liệu ${Date.now()}`;
    const viewer = await as("viewer@north.example");
    await viewer.goto("/requests");
    await viewer
      .getByRole("button", { name: t("web.requests.ask") })
      .first()
      .click();
    const dialog = viewer.getByRole("dialog", { name: t("web.requests.askTitle") });
    await dialog.getByRole("button", { name: t("web.requests.send"), exact: true }).click();
    await expect(dialog.getByText(t("web.requests.subjectMissing"))).toBeVisible();
    await dialog.getByRole("textbox", { name: t("web.requests.subject") }).fill(subject);
    await dialog.getByRole("textbox", { name: t("web.requests.body") }).fill("Tôi cần xem mỗi tối.\nCảm ơn.");
    await dialog.getByRole("button", { name: t("web.requests.send"), exact: true }).click();
    await expect(viewer.getByRole("heading", { name: subject })).toBeVisible();
    await expect(viewer.getByText(t("web.requests.states.open"), { exact: true })).toBeVisible();
    await expect(viewer.getByRole("button", { name: t("web.requests.passOn") })).toBeHidden();

    const administrator = await as("admin@north.example");
    await administrator.goto("/requests");
    await administrator.getByRole("link", { name: subject }).click();
    await expect(administrator.getByText("Tôi cần xem mỗi tối.")).toBeVisible();
    await administrator.getByRole("textbox", { name: t("web.requests.write.answer") }).fill("I ask the platform.");
    await administrator.getByRole("button", { name: t("web.requests.write.sendAnswer") }).click();
    await expect(administrator.getByText(t("web.requests.states.answered"), { exact: true })).toBeVisible();
    await expect(administrator.getByRole("textbox", { name: t("web.requests.write.answer") })).toHaveValue("");
    await administrator.getByRole("button", { name: t("web.requests.passOn") }).click();
    const passing = administrator.getByRole("dialog");
    await passing.getByRole("textbox", { name: t("web.requests.passOnBody") }).fill("Is this planned?");
    await passing.getByRole("button", { name: t("web.requests.passOnConfirm") }).click();
    await expect(administrator.getByText(t("web.requests.withPlatformNotice"))).toBeVisible();

    const platform = await as("platform@cartage.example");
    await platform.goto("/admin");
    await platform
      .getByRole("link", { name: t("web.admin.requests.title") })
      .first()
      .click();
    await platform.getByRole("link", { name: subject }).click();
    await platform.getByRole("textbox", { name: t("web.requests.write.answer") }).fill("It is.");
    await platform.getByRole("button", { name: t("web.admin.requests.answer"), exact: true }).click();
    await expect(platform.getByRole("region", { name: t("web.requests.thread") }).getByText("It is.")).toBeVisible();
    await platform.getByRole("button", { name: t("web.admin.requests.handBack") }).click();
    const handing = platform.getByRole("dialog", {
      name: t("web.admin.requests.handBackTitle", { organisation: "Northern Freight" }),
    });
    await handing.getByRole("textbox").fill("Please tell them when.");
    await handing.getByRole("button", { name: t("web.admin.requests.handBack") }).click();
    await expect(platform).toHaveURL(/\/admin\/requests$/);
    await expect(platform.getByRole("link", { name: subject })).toBeHidden();

    await viewer.reload();
    const conversation = viewer.getByRole("region", { name: t("web.requests.thread") });
    await expect(conversation.getByText(t("web.requests.platform")).first()).toBeVisible();
    await expect(conversation.getByText("Please tell them when.")).toBeVisible();
    await viewer.getByRole("button", { name: t("web.requests.close"), exact: true }).click();
    await expect(viewer.getByText(t("web.requests.states.closed"), { exact: true })).toBeVisible();
    await viewer.getByRole("textbox", { name: t("web.requests.write.reopen") }).fill("Khi nào?");
    await viewer.getByRole("button", { name: t("web.requests.write.send"), exact: true }).click();
    await expect(viewer.getByText(t("web.requests.states.open"), { exact: true })).toBeVisible();

    const mails = await open();
    await expect(async () => {
      await mails.goto("/mails");
      for (const told of [`asks: ${subject}`, `Back with you: ${subject}`])
        await expect(mails.getByText(told, { exact: false }).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await mails.close();
  });

  test("what one person asked does not exist for a colleague", async ({ as }) => {
    const administrator = await as("admin@north.example");
    const subject = `Only mine ${Date.now()}`;
    await administrator.goto("/requests?ask=true");
    const dialog = administrator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.requests.subject") }).fill(subject);
    await dialog.getByRole("textbox", { name: t("web.requests.body") }).fill("Between us.");
    await dialog.getByRole("button", { name: t("web.requests.send"), exact: true }).click();
    await expect(administrator).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
    const viewer = await as("viewer@north.example");
    await viewer.goto(new URL(administrator.url()).pathname);
    await expect(viewer.getByRole("heading", { name: t("web.notFound.title") })).toBeVisible();
  });

  test("a driver, who has no other screen here, asks too", async ({ as }) => {
    const driver = await as("driver@north.example");
    await driver.goto("/requests");
    await expect(driver.getByRole("heading", { name: t("web.requests.title"), exact: true })).toBeVisible();
    await expect(driver.getByRole("button", { name: t("web.requests.ask") }).first()).toBeVisible();
  });
});
