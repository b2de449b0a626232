import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

// one of the browsers without WebGL that playwright.config.ts gives to all but Northern Freight
inLanguage("en", (t) => {
  test("where nothing can draw a map, that is said in its place, and the list beside it is whole", async ({
    as,
    complaints,
  }) => {
    const page = await as("viewer@south.example");
    await page.goto("/live");
    await expect(page.getByRole("status").getByText(t("map.undrawn.noGraphics.title"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("map.controls.zoomIn") })).toBeHidden();
    await page.getByRole("option", { name: "SF-001" }).click();
    await expect(page.getByRole("region", { name: t("map.detail.label", { name: "SF-001" }) })).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
