import { inLanguage } from "./setup/languages.ts";
import { expect, readDemo, signIn, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  const email = { name: t("web.signIn.email"), exact: true };
  const submit = { name: t("web.signIn.submit"), exact: true };

  test("a page of the customer section leads to signing in, and back to where one wanted to go", async ({ page }) => {
    await page.goto("/vehicles?type=van");
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    const viewer = (await readDemo()).users.find((user) => user.email === "viewer@north.example");
    await page.getByRole("textbox", email).fill(viewer?.email ?? "");
    await page.getByLabel(t("web.signIn.password"), { exact: true }).fill(viewer?.password ?? "");
    await page.locator("form").getByRole("button", submit).click();
    await expect(page).toHaveURL(/\/vehicles\?type=van/);
    await expect(page.getByRole("heading", { name: t("web.vehicles.title") })).toBeVisible();
  });

  test("a wrong password is refused in a sentence that does not tell whether the address exists", async ({ page }) => {
    await page.goto("/sign-in");
    const form = page.locator("form");
    for (const address of ["viewer@south.example", "nobody@south.example"]) {
      await page.getByRole("textbox", email).fill(address);
      await page.getByLabel(t("web.signIn.password"), { exact: true }).fill("not the password");
      const answered = page.waitForResponse(/callback\/credentials/);
      await form.getByRole("button", submit).click();
      await answered;
      await expect(form.getByRole("alert")).toHaveText(t("errors.sign_in.wrong"));
    }
  });

  test("an empty field says what is missing beside it", async ({ page }) => {
    await page.goto("/sign-in");
    await page.locator("form").getByRole("button", submit).click();
    await expect(page.getByText(t("web.signIn.missingEmail"))).toBeVisible();
    await expect(page.getByRole("textbox", email)).toBeFocused();
  });

  test("after signing out the session is gone for good, also for who kept the cookie", async ({ page, context }) => {
    await signIn(page, "viewer@north.example");
    const kept = await context.cookies();
    // what the page asks while it loads comes to the server when the session has ended
    const { promise: signedOut, resolve: isSignedOut } = Promise.withResolvers<void>();
    let held = 0;
    await page.route("**/api/trpc/**", async (route) => {
      held += 1;
      await signedOut;
      await route.continue();
    });
    await page.route("**/api/auth/signout", async (route) => {
      const answer = await route.fetch();
      const refusal = page.waitForResponse((asked) => asked.status() === 401, { timeout: 1_000 });
      isSignedOut();
      await refusal.catch(() => undefined);
      await route.fulfill({ response: answer });
    });
    const refused: string[] = [];
    page.on("response", (answer) => answer.status() === 401 && refused.push(answer.url()));
    await page.goto("/vehicles");
    await expect.poll(() => held).toBeGreaterThan(0);
    await page.getByRole("button", { name: t("web.nav.account") }).click();
    await page.getByRole("menuitem", { name: t("web.account.signOut") }).click();
    await expect(page.locator('a[href="/sign-in"]').first()).toBeVisible();
    expect(refused).toEqual([]);
    await context.addCookies(kept);
    await page.goto("/vehicles");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("a driver is told where drivers work", async ({ as }) => {
    const page = await as("driver@north.example");
    await page.goto("/vehicles");
    await expect(page.getByText(t("web.noScreens.driver"))).toBeVisible();
  });
});

test("the demonstration's accounts sign in with one press", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /admin@south\.example/ }).click();
  await expect(page).toHaveURL(/\/live/);
  await expect(page.getByRole("button", { name: /Southern Freight/ })).toBeVisible();
});
