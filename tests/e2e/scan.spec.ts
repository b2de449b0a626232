import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("goods are counted by a hand scanner that ends with Enter, and refused in words that say why", async ({
    as,
    complaints,
  }) => {
    const page = await as("dispatcher@north.example", { viewport: { width: 390, height: 844 } });
    await page.goto("/scan");
    await page.getByRole("combobox", { name: t("web.scan.hub") }).click();
    await page.getByRole("option", { name: /Kho Hải Phòng/ }).click();
    const code = page.getByRole("textbox", { name: t("web.scan.codeIn") });
    await code.fill("C0-0");
    await code.press("Enter");
    await expect(page.getByText(t("errors.scan.code_unknown", { code: "C0-0" }))).toBeVisible();
    await expect(code).toBeFocused();
    await expect(code).toHaveValue("");
    await page.getByRole("radio", { name: t("web.scan.direction.out") }).check({ force: true });
    await expect(page.getByRole("textbox", { name: t("web.scan.codeOut") })).toBeVisible();
    await expect(page).toHaveURL(/hub=.*way=out|way=out.*hub=/);
    // the browser tells of each answer that is a refusal
    expect(complaints.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
  });
});
