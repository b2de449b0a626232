import { expect, test } from "./setup/people.ts";

test("the language is switched for good", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/vehicles");
  await page.getByRole("button", { name: "Account and preferences" }).click();
  await page.getByRole("menuitemradio", { name: "Tiếng Việt" }).click();
  await expect(page.getByRole("heading", { name: "Phương tiện" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Phương tiện" })).toBeVisible();
});

test("the theme is chosen, kept, and drawn from the first paint on", async ({ as }) => {
  const page = await as("viewer@north.example", { colorScheme: "light" });
  await page.goto("/vehicles");
  await page.getByRole("button", { name: "Account and preferences" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.goto("/devices", { waitUntil: "commit" });
  await page.locator("body").waitFor();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(page.locator("html")).toHaveCSS("background-color", "rgb(13, 14, 17)");
});

test("a browser that speaks Vietnamese is answered in Vietnamese", async ({ open }) => {
  const page = await open({ locale: "vi-VN" });
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Đăng nhập" })).toBeVisible();
});
