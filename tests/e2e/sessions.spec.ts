import { found, letIn } from "./setup/guests.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("sign-ins elsewhere are seen and ended, one or all, and are out at their next page", async ({ open }) => {
    // of nobody else's tests: ending sign-ins must not end theirs
    const { page: one, email } = await found(open, `Signed in ${Date.now()}`);
    const [two, here] = [await letIn(open, email), await letIn(open, email)];
    await here.goto("/vehicles");
    await here.getByRole("button", { name: t("web.nav.account") }).click();
    await here.getByRole("menuitem", { name: t("web.sessions.title") }).click();
    await expect(here).toHaveURL(/\/account$/);
    await expect(here.getByText(t("web.sessions.current"), { exact: true })).toHaveCount(1);
    const device = t("web.sessions.browserOn", { browser: "Chrome", system: "Linux" });
    const endOne = here.getByRole("button", { name: t("web.sessions.endOf", { device }), exact: true });
    await expect(endOne).toHaveCount(2);

    // the newest stands above: the second
    await endOne.first().click();
    await expect(here.getByText(t("web.sessions.ended", { device }))).toBeVisible();
    await expect(endOne).toHaveCount(1);
    await two.goto("/vehicles");
    await expect(two).toHaveURL(/\/sign-in/);

    await here.getByRole("button", { name: t("web.sessions.endOthers") }).click();
    const dialog = here.getByRole("dialog");
    await expect(dialog.getByText(t("web.sessions.endOthersText", { count: 1 }))).toBeVisible();
    await dialog.getByRole("button", { name: t("web.sessions.endOthers") }).click();
    await expect(here.getByText(t("web.sessions.othersEnded", { count: 1 }))).toBeVisible();
    await expect(endOne).toHaveCount(0);
    await one.goto("/vehicles");
    await expect(one).toHaveURL(/\/sign-in/);
    await here.goto("/vehicles");
    await expect(here).toHaveURL(/\/vehicles/);
  });
});
