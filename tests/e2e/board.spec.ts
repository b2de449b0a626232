import type { Page } from "@playwright/test";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

const dayMs = 86_400_000;

/** Places an order as the form does, due on a day, between two doors in Hà Nội. */
async function placeOrder(page: Page, name: string, day: string): Promise<void> {
  const at = (hour: number) => Date.parse(`${day}T${String(hour).padStart(2, "0")}:00+07:00`);
  const { ok, text } = await page.evaluate(
    async (json) => {
      const response = await fetch("/api/trpc/orders.create", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": json.name },
        body: JSON.stringify(json.order),
      });
      return { ok: response.ok, text: await response.text() };
    },
    {
      name,
      order: {
        pickup: { name: "Xưởng", address: "Hà Nội", place: { latE7: 210_300_000, lonE7: 1_058_500_000 } },
        delivery: {
          ...{ name, address: "Hà Nội", place: { latE7: 210_400_000, lonE7: 1_058_600_000 } },
          window: { from: at(8), until: at(18) },
        },
        items: [{ description: "Áo sơ mi", weightG: 1_000 }],
      },
    },
  );
  expect(ok, text).toBe(true);
}

inLanguage("vi", (t) => {
  test("a dispatcher moves an order by keyboard, lets the day be planned, takes it over, and sends a route", async ({
    as,
    complaints,
  }) => {
    test.setTimeout(120_000);
    const day = new Date(Date.now() + 3 * dayMs).toISOString().slice(0, 10);
    const name = `Khách ${Date.now().toString(36)}`;
    const page = await as("dispatcher@north.example");
    await page.goto(`/routes?day=${day}`);
    await placeOrder(page, name, day);
    await page.reload();

    const waiting = page.getByRole("region", { name: t("web.board.waiting") });
    await waiting.getByRole("searchbox").fill(name);
    const row = waiting.getByRole("listitem").filter({ hasText: name });
    await row.getByRole("button").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: t("web.board.nearest.find") }).click();
    await dialog.getByRole("listitem").getByRole("button").first().click();
    // what it does is shown before it is done
    await expect(dialog.getByRole("status")).toContainText(t("web.board.effect.fits"));
    await dialog.getByRole("button", { name: t("web.board.move.confirm") }).click();
    await expect(row).toBeHidden();

    await page.getByRole("button", { name: t("web.board.planForMe") }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.start"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.stop") }).click({ timeout: 30_000 });
    await dialog.getByRole("button", { name: t("web.board.plan.accept") }).click();
    await expect(dialog).toBeHidden();

    const timelines = page.getByRole("region", { name: t("web.board.timelines") });
    await timelines.getByRole("button").first().click();
    await page.getByRole("button", { name: t("web.board.send") }).click();
    await expect(page.getByRole("button", { name: t("web.board.recall") })).toBeVisible();
    await page.getByRole("button", { name: t("web.board.recall") }).click();
    await expect(page.getByRole("button", { name: t("web.board.send") })).toBeVisible();
    expect(complaints).toEqual([]);

    const viewer = await as("viewer@north.example");
    await viewer.goto(`/routes?day=${day}`);
    await expect(viewer.getByRole("region", { name: t("web.board.timelines") })).toBeVisible();
    await expect(viewer.getByRole("button", { name: t("web.board.planForMe") })).toBeHidden();
  });
});
