import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("a dispatcher writes an order, is told what is wrong beside the field, finds it again and cancels it", async ({
    as,
  }) => {
    test.setTimeout(120_000);
    const page = await as("dispatcher@north.example");
    const reference = `PO-${Date.now()}`;
    await page.goto("/orders/new");
    const group = (key: "pickup" | "delivery" | "items" | "general") =>
      page.getByRole("group", { name: t(`web.orders.form.${key}`), exact: true });
    const box = (key: "name" | "address" | "description" | "reference") => ({
      name: t(`web.orders.form.${key}`),
      exact: true,
    });
    await group("general")
      .getByRole("textbox", { name: t("web.orders.form.reference") })
      .fill(reference);
    for (const stop of ["pickup", "delivery"] as const) {
      await group(stop).getByRole("textbox", box("name")).fill(`Somebody at ${stop}`);
      await group(stop).getByRole("textbox", box("address")).fill("12 Lê Lợi, Hải Phòng");
    }
    await group("items").getByRole("textbox", box("description")).fill("Áo sơ mi");
    const until = group("delivery").getByLabel(t("web.orders.form.until"), { exact: true });
    const rightUntil = await until.inputValue();
    await until.fill(rightUntil.replace(/T.*/, "T06:00"));
    await page.getByRole("button", { name: t("web.orders.form.place") }).click();
    await expect(group("delivery").getByText(t("fields.window_inverted"))).toBeVisible();
    await until.fill(rightUntil);
    await page.getByRole("button", { name: t("web.orders.form.place") }).click();
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByText("Áo sơ mi")).toBeVisible();

    await page.goto(`/orders?q=${reference}`);
    await page.getByRole("link").filter({ hasText: /^\d+$/ }).first().click();
    await page.getByRole("button", { name: t("web.orders.moves.cancelled") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("They need it no more.");
    await dialog.getByRole("button", { name: t("web.orders.moves.cancelled") }).click();
    await expect(page.getByText(t("web.orders.states.cancelled"), { exact: true }).first()).toBeVisible();
    await expect(page.getByText("They need it no more.").first()).toBeVisible();

    const viewer = await as("viewer@north.example");
    await viewer.goto(page.url());
    await expect(viewer.getByText("They need it no more.").first()).toBeVisible();
    await expect(viewer.getByRole("button", { name: t("web.orders.page.addNote") })).toBeHidden();
  });
});
