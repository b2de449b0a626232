import { readFile } from "node:fs/promises";
import { ask } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("a figure of the business leads to its orders, which are taken out as a file", async ({ as, complaints }) => {
    const page = await as("viewer@north.example");
    await page.goto("/business");
    const state = page.getByRole("button", { name: new RegExp(`^${t("web.orders.states.delivered")}`) });
    await expect(state).toBeVisible();
    await state.click();
    await expect(state).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(/state=delivered/);
    const behind = page.getByRole("heading", { name: new RegExp(t("web.business.behind")) });
    await expect(behind).toContainText(t("web.orders.states.delivered"));
    const section = page.locator("section").filter({ has: behind });
    const first = section.getByRole("link").first();
    const number = (await first.textContent()) ?? "";

    const downloading = page.waitForEvent("download");
    await section.getByRole("button", { name: t("web.business.csv") }).click();
    const text = await readFile(await (await downloading).path(), "utf8");
    const counted = Number(((await state.textContent()) ?? "").replace(/\D/g, ""));
    // a header, and a line for each that was counted
    expect(text.trim().split("\n")).toHaveLength(counted + 1);
    expect(text).toContain(number);

    await first.click();
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    const orderId = new URL(page.url()).pathname.split("/").at(-1);
    expect(await ask(page, "orders.get", { orderId })).toMatchObject({ number: Number(number), state: "delivered" });
    expect(complaints).toEqual([]);
  });
});
