import type { Page } from "@playwright/test";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

const newTrace = () => crypto.randomUUID().replaceAll("-", "");

/** Lets a command fail on its way, as it looks when something of ours breaks; counts how often it was sent. */
async function breakCommand(page: Page, command: string, traceId: string): Promise<{ sent: number }> {
  const counted = { sent: 0 };
  const message = `Something went wrong on our side. Please try again; if it stays, give us this number: ${traceId}`;
  const data = { code: "unexpected", httpStatus: 500, fields: {}, about: {}, traceId, path: command };
  const json = { error: { message, code: -32_603, data } };
  await page.route(`**/api/trpc/${command}**`, (route) => {
    counted.sent += 1;
    return route.fulfill({ status: 500, json });
  });
  return counted;
}

inLanguage("vi", (t) => {
  const reporter = "admin@south.example";

  test("what broke is reported from where it broke, worked on by a maintainer, and its reporter is told", async ({
    as,
    open,
  }) => {
    test.setTimeout(120_000);
    const traceId = newTrace();
    const page = await as(reporter);
    const adds = await breakCommand(page, "fleet.vehicles.create", traceId);
    await page.goto("/vehicles?add=true&q=secret-plate");
    const adding = page.getByRole("dialog", { name: t("web.vehicles.form.addTitle") });
    await adding.getByRole("textbox", { name: t("web.vehicles.form.name"), exact: true }).fill("Broken");
    await adding.getByRole("button", { name: t("web.vehicles.form.add") }).click();
    for (const count of [1, 2]) {
      await adding.getByRole("button", { name: t("web.report.action") }).click();
      const report = page.getByRole("dialog", { name: t("web.report.title") });
      await expect(report.getByText(traceId)).toBeVisible();
      await expect(report.getByText("/vehicles?add=true", { exact: true })).toBeVisible();
      await report.getByRole("textbox").fill(`I added a vehicle, ${count}.`);
      await report.getByRole("button", { name: t("web.report.submit") }).click();
      await expect(page.getByText(count === 1 ? t("web.report.done") : t("web.report.again", { count }))).toBeVisible();
    }
    // what was typed into the form below is still there, and was not sent again with the report
    expect(adds.sent).toBe(1);
    await expect(adding.getByRole("textbox", { name: t("web.vehicles.form.name"), exact: true })).toHaveValue("Broken");

    const platform = await as("platform@cartage.example");
    await platform.goto("/admin");
    await platform
      .getByRole("link", { name: t("web.admin.issues.title") })
      .first()
      .click();
    await expect(platform.getByRole("heading", { name: t("web.admin.issues.title") })).toBeVisible();
    await platform.getByRole("searchbox").fill(traceId);
    await expect(platform.getByRole("row")).toHaveCount(2);
    await platform.getByRole("link", { name: "/vehicles?add=true" }).click();
    await expect(platform.getByText("I added a vehicle, 1.")).toBeVisible();
    await expect(platform.getByText(t("web.admin.issues.times", { count: 2 }), { exact: false })).toBeVisible();
    await expect(platform.getByText("secret-plate")).toHaveCount(0);

    await platform.getByRole("combobox", { name: t("web.admin.issues.assignee") }).click();
    await platform
      .getByRole("option", { name: /Platform/ })
      .first()
      .click();
    const timeline = platform.getByRole("region", { name: t("web.admin.issues.timeline") });
    const [, assigned = ""] = t("web.admin.issues.entries.assigned", { name: "|", after: "|" }).split("|");
    await expect(timeline.getByText(assigned.trim())).toBeVisible();
    for (const [state, comment] of [
      ["accepted", "Seen."],
      ["in_progress", "On it."],
      ["resolved", "Mended."],
    ] as const) {
      const move = t(`web.admin.issues.moves.${state}`);
      await platform.getByRole("main").getByRole("button", { name: move, exact: true }).click();
      const dialog = platform.getByRole("dialog", { name: move });
      await dialog.getByRole("textbox", { name: t("web.admin.issues.comment") }).fill(comment);
      await dialog.getByRole("button", { name: move, exact: true }).click();
      await expect(timeline.getByText(comment)).toBeVisible();
    }
    await expect(
      timeline.getByText(`${t("web.admin.issues.states.in_progress")} → ${t("web.admin.issues.states.resolved")}`, {
        exact: false,
      }),
    ).toBeVisible();
    await expect(
      platform.getByRole("main").getByRole("button", { name: t("web.admin.issues.moves.reopened") }),
    ).toBeVisible();

    const mails = await open();
    const told = mails
      .getByRole("listitem")
      .filter({ hasText: reporter })
      .filter({ hasText: "What you reported is mended" });
    await expect(async () => {
      await mails.goto("/mails");
      await expect(told).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await mails.close();
  });

  test("any page is reported from the account menu and from the palette", async ({ as }) => {
    const page = await as("viewer@south.example");
    await page.goto("/vehicles?q=51C&sort=name");
    await page.getByRole("button", { name: t("web.nav.account") }).click();
    await page.getByRole("menuitem", { name: t("web.report.menu") }).click();
    const report = page.getByRole("dialog", { name: t("web.report.title") });
    await expect(report.getByText("/vehicles?sort=name", { exact: true })).toBeVisible();
    await report.getByRole("textbox", { name: t("web.report.body") }).fill("Danh sách trống.");
    await report.getByRole("button", { name: t("web.report.submit") }).click();
    await expect(page.getByText(t("web.report.done"))).toBeVisible();

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(t("web.report.menu"));
    await page.getByRole("option", { name: t("web.report.menu") }).click();
    await expect(report).toBeVisible();
  });

  test("who is signed out is offered no report", async ({ page }) => {
    await page.goto("/no-such-page");
    await expect(page.getByRole("heading", { name: t("web.notFound.title") })).toBeVisible();
    await expect(page.getByRole("button", { name: t("web.report.action") })).toHaveCount(0);
  });
});
