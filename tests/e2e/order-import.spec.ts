import { ask, workingDay } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("a file of orders with a faulty row is looked at first, and all but that row become orders", async ({
    as,
    complaints,
  }) => {
    const page = await as("dispatcher@north.example");
    const reference = `NK-${Date.now().toString(36)}`;
    const day = workingDay(4);
    const row = (number: number, weight: string) =>
      `${reference}-${number},Kho Long Bình,"Biên Hòa",Chị Mai ${number},"12 Lê Lợi, Vũng Tàu",${day} 08:00,${day} 17:00,Gạo,${weight}`;
    const header =
      "reference,pickup_name,pickup_address,delivery_name,delivery_address,delivery_from,delivery_until,item,weight_kg";
    await page.goto("/orders/import");
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "orders.csv", mimeType: "text/csv" },
      buffer: Buffer.from([header, row(1, "20"), row(2, "heavy"), row(3, "5")].join("\n")),
    });
    await expect(page.getByText(t("web.orders.importing.ready", { count: 2 }))).toBeVisible();
    await expect(page.getByText(t("web.orders.importing.faulty", { count: 1 }))).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "heavy" })).toContainText("weight_kg");
    const numbered = async () =>
      (await ask<{ items: unknown[] }>(page, "orders.list", { search: reference })).items.length;
    // nothing is created before it is said
    expect(await numbered()).toBe(0);
    await page.getByRole("button", { name: t("web.orders.importing.faultless", { count: 2 }) }).click();
    await expect(page).toHaveURL(/\/orders$/);
    expect(await numbered()).toBe(2);

    // the same file again: what is there is passed over
    await page.goto("/orders/import");
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "orders.csv", mimeType: "text/csv" },
      buffer: Buffer.from([header, row(1, "20"), row(3, "5")].join("\n")),
    });
    await expect(page.getByText(t("web.orders.importing.present", { count: 2 }))).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
