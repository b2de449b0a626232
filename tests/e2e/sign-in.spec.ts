import { expect, readDemo, signIn, test } from "./setup/people.ts";

test("a page of the customer section leads to signing in, and back to where one wanted to go", async ({ page }) => {
  await page.goto("/vehicles?type=van");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  const { email, password } = (await readDemo()).users.find((user) => user.email === "viewer@north.example") ?? {};
  await page.getByLabel("Email").fill(email ?? "");
  await page.getByLabel("Password").fill(password ?? "");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/vehicles\?type=van/);
  await expect(page.getByRole("heading", { name: "Vehicles" })).toBeVisible();
});

test("a wrong password is refused in a sentence that does not tell whether the address exists", async ({ page }) => {
  await page.goto("/sign-in");
  const sentences: (string | null)[] = [];
  for (const email of ["viewer@south.example", "nobody@south.example"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.locator("form").getByRole("button", { name: "Sign in" }).click();
    const refusal = page.locator("form").getByRole("alert");
    await expect(refusal).toContainText("wrong");
    sentences.push(await refusal.textContent());
  }
  expect(new Set(sentences).size).toBe(1);
});

test("an empty field says what is missing beside it", async ({ page }) => {
  await page.goto("/sign-in");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Enter your email address.")).toBeVisible();
  await expect(page.getByLabel("Email")).toBeFocused();
});

test("the demonstration's accounts sign in with one press", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /admin@south\.example/ }).click();
  await expect(page).toHaveURL(/\/live/);
  await expect(page.getByRole("button", { name: /Southern Freight/ })).toBeVisible();
});

test("after signing out the session is gone for good, also for who kept the cookie", async ({ page, context }) => {
  await signIn(page, "viewer@north.example");
  const kept = await context.cookies();
  await page.getByRole("button", { name: "Account and preferences" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await context.addCookies(kept);
  await page.goto("/vehicles");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a driver is told where drivers work", async ({ as }) => {
  const page = await as("driver@north.example");
  await page.goto("/vehicles");
  await expect(page.getByText("Drivers work with the phone app.", { exact: false })).toBeVisible();
});
