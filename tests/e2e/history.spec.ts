import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("a day is shared by a link, which a stranger opens until it is revoked", async ({ as, browser }) => {
    const dispatcher = await as("dispatcher@north.example");
    await dispatcher.goto("/history");
    await expect(dispatcher.getByText(t("web.history.chooseLead"))).toBeVisible();
    await dispatcher.getByRole("combobox", { name: t("web.history.vehicle") }).click();
    await dispatcher.getByRole("option").first().click();
    await expect(dispatcher.getByRole("region", { name: t("web.history.entries") })).toBeVisible();

    await dispatcher.getByRole("button", { name: t("web.history.share.share"), exact: true }).click();
    const dialog = dispatcher.getByRole("dialog", { name: t("web.history.share.title") });
    await dialog.getByRole("button", { name: t("web.history.share.create") }).click();
    const link = (await dialog.getByText(/\/shared\//).textContent()) ?? "";
    await dialog.getByRole("button", { name: t("web.history.share.done") }).click();

    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(link);
    await expect(stranger.getByRole("article")).toBeVisible();

    await dispatcher.getByRole("tab", { name: t("web.history.views.shares") }).click();
    await dispatcher
      .getByRole("button", { name: t("web.history.share.revoke") })
      .first()
      .click();
    await expect(dispatcher.getByText(t("web.history.share.revoked")).first()).toBeVisible();
    await stranger.goto(link);
    await expect(stranger.getByRole("article")).toBeHidden();
    await stranger.context().close();
  });
});
