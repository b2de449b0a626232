import { placeOrder, workingDay } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("a dispatcher moves an order by keyboard, lets the day be planned, takes it over, and sends a route", async ({
    as,
    complaints,
  }) => {
    test.setTimeout(120_000);
    const day = workingDay(3);
    const name = `Khách ${Date.now().toString(36)}`;
    const page = await as("dispatcher@north.example");
    await placeOrder(page, name, day);
    await page.goto(`/routes?day=${day}`);

    const waiting = page.getByRole("region", { name: t("web.board.waiting"), exact: true });
    await waiting.getByRole("searchbox").fill(name);
    const row = waiting.getByRole("listitem").filter({ hasText: name });
    // by pointer: what a drop would do is shown, Escape takes it back, and what was grabbed is not opened by letting go
    const timelines = page.getByRole("region", { name: t("web.board.timelines"), exact: true });
    const [from, over] = [await row.boundingBox(), await timelines.boundingBox()];
    if (!from || !over) throw new Error("The board is shown.");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(over.x + over.width * 0.6, over.y + 32, { steps: 4 });
    const card = page.locator("[data-board=drag-card]");
    await expect(card.getByRole("listitem").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await page.mouse.up();
    await expect(row).toBeVisible();
    await expect(page).not.toHaveURL(/route=/);

    await row.getByRole("button").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: t("web.board.nearest.find") }).click();
    await expect(dialog.getByRole("listitem").first()).toBeVisible();
    // of the demonstration's vehicles one has a driver who can be sent a route
    const driver = "Driver, Northern Freight";
    await dialog.getByRole("combobox", { name: t("web.board.move.route") }).fill(driver);
    await page.getByRole("option").filter({ hasText: driver }).first().click();
    // what it does is shown before it is done
    await expect(dialog.getByRole("status")).toContainText(t("web.board.effect.fits"));
    await dialog.getByRole("button", { name: t("web.board.move.confirm") }).click();
    await expect(row).toBeHidden();

    await page.getByRole("button", { name: t("web.board.planForMe") }).click();
    await dialog.getByRole("combobox", { name: t("web.board.plan.disturb") }).click();
    await page.getByRole("option", { name: t("web.board.plan.disturbNothing") }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.start"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.stop") }).click({ timeout: 30_000 });
    await dialog.getByRole("button", { name: t("web.board.plan.accept") }).click();
    await expect(dialog.getByRole("button", { name: t("web.board.plan.accept") })).toBeHidden();

    // only rows in view are drawn, and a plan may have put work on many
    const own = timelines.getByRole("button").filter({ hasText: driver });
    await page.mouse.move(over.x + over.width / 2, over.y + 200);
    await expect(async () => {
      if (!(await own.isVisible())) await page.mouse.wheel(0, 400);
      await expect(own).toBeVisible({ timeout: 1_000 });
    }).toPass();
    // once: a second press would close it again
    await own.click();
    await page.getByRole("button", { name: t("web.board.send") }).click();
    // jobs send it, step by step
    await expect(page.getByRole("button", { name: t("web.board.recall") })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: t("web.board.recall") }).click();
    await expect(page.getByRole("button", { name: t("web.board.send") })).toBeVisible();
    expect(complaints).toEqual([]);

    const viewer = await as("viewer@north.example");
    await viewer.goto(`/routes?day=${day}`);
    await expect(viewer.getByRole("region", { name: t("web.board.timelines"), exact: true })).toBeVisible();
    await expect(viewer.getByRole("button", { name: t("web.board.planForMe") })).toBeHidden();
  });
});
