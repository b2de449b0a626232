import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { fastDrive } from "./setup/fast-drive.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, mailedLink, test } from "./setup/people.ts";

async function choose(page: Page, field: string, choice: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name: choice, exact: true }).click();
}

inLanguage("en", (t) => {
  test("a rule is tried on the past before it is saved; who breaks it is in the inbox and in a mail, and is acknowledged", async ({
    as,
    complaints,
  }) => {
    const drive = await fastDrive();
    await drive.tell(Date.now() - 60_000);
    await drive.tell(Date.now());
    const page = await as("dispatcher@north.example");
    const name = `Fast ${Date.now()}`;
    await page.goto("/settings/escalation");
    await page.getByRole("button", { name: t("web.escalation.addPolicy") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.escalation.name") }).fill(name);
    await dialog.getByRole("button", { name: t("web.escalation.addLevel") }).click();
    // two seconds
    await dialog
      .getByRole("spinbutton", { name: t("web.escalation.afterMinutes") })
      .last()
      .fill("0.034");
    await choose(page, t("web.escalation.again"), t("web.escalation.agains.acknowledged"));
    await dialog.getByRole("button", { name: t("web.escalation.save") }).click();
    await expect(page.getByRole("button", { name: t("web.escalation.editOf", { name }) })).toBeVisible();

    await page.goto("/alerts/rules/new");
    await page.getByRole("textbox", { name: t("web.rules.name"), exact: true }).fill(name);
    const hold = t("web.rules.duration.of", { label: t("web.rules.fields.hold") });
    await page.getByRole("spinbutton", { name: hold }).fill("0");
    await choose(page, t("web.rules.scope.label"), t("web.rules.scope.some"));
    await expect(page.getByText(t("fields.scope_empty"))).toBeVisible();
    await page.getByRole("combobox", { name: t("web.rules.scope.vehicles") }).fill(drive.vehicle);
    await page.getByRole("option", { name: drive.vehicle }).click();
    await choose(page, t("web.rules.policy.label"), name);
    await expect(page.getByText(`${drive.vehicle} faster than 80 km/h → warning`)).toBeVisible();
    await expect(page.getByText("Over the last 30 days it would have raised 1 alert on 1 vehicle.")).toBeVisible();
    await page.getByRole("button", { name: t("web.rules.save") }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

    await page.goto("/alerts");
    await drive.tell(Date.now());
    await drive.stop();
    await page.getByRole("link", { name }).click();
    await expect(page).toHaveURL(/\/alerts\/[0-9a-f-]{36}$/);
    await page.goto(await mailedLink("dispatcher@north.example", new RegExp(`${page.url().slice(-36)}$`)));
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText("108 km/h (limit 80 km/h)")).toBeVisible();
    await expect(page.getByRole("link", { name: t("web.alerts.inHistory") })).toHaveAttribute("href", /&at=\d+$/);
    // who was called first has not taken it
    const second = t("web.alerts.entries.escalated", { level: 2, policy: name, people: "" });
    await expect(page.getByText(second)).toBeVisible({ timeout: 15_000 });
    await page.getByRole("button", { name: t("web.alerts.acknowledge") }).click();
    await expect(page.getByText(t("web.alerts.states.acknowledged"), { exact: true }).first()).toBeVisible();
    // what its rule counts are these, whatever became of them
    await page.getByRole("button", { name: t("web.alerts.resolve") }).click();
    await expect(page.getByText(t("web.alerts.states.resolved"), { exact: true }).first()).toBeVisible();
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: t("web.rules.alerts", { count: 1 }) }).click();
    const inbox = page.getByRole("list", { name: t("web.alerts.title") });
    await expect(inbox.getByRole("link", { name })).toHaveCount(1);

    const pick = page.getByRole("checkbox", { name: t("web.alerts.selectOf", { rule: name, vehicle: drive.vehicle }) });
    await pick.click();
    await page.getByRole("button", { name: t("web.alerts.comment") }).click();
    await dialog.getByRole("textbox", { name: t("web.alerts.comment") }).fill("The driver slows down.");
    await dialog.getByRole("button", { name: t("web.alerts.comment") }).click();
    // what was done leaves nothing selected
    await expect(pick).not.toBeChecked();
    await pick.click();
    await page.getByRole("button", { name: t("web.alerts.assignThem") }).click();
    await page.getByRole("menuitem", { name: t("web.alerts.nobody") }).click();
    await expect(pick).not.toBeChecked();
    await pick.click();
    await page.getByRole("button", { name: t("web.alerts.reopen") }).click();
    await expect(inbox.getByText(t("web.alerts.states.open"), { exact: true }).last()).toBeVisible();
    await expect(pick).not.toBeChecked();
    await pick.click();
    await page.getByRole("button", { name: t("web.alerts.resolve") }).click();
    await page.getByRole("button", { name: t("web.alerts.undo") }).click();
    await expect(inbox.getByText(t("web.alerts.states.open"), { exact: true }).last()).toBeVisible();

    await page.getByRole("button", { name: t("web.alerts.narrow.open") }).click();
    await choose(page, t("web.alerts.narrow.days"), t("web.alerts.narrowed.days", { count: 7 }));
    await expect(page).toHaveURL(/days=7/);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: t("web.common.exportCsv") }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toContain(`${name},${drive.vehicle}`);
    await inbox.getByRole("link", { name }).click();
    await expect(page.getByText("The driver slows down.")).toBeVisible();
    // left open it would go on escalating, over the pages of the tests that follow
    await page.getByRole("button", { name: t("web.alerts.resolve") }).click();
    await expect(page.getByText(t("web.alerts.states.resolved"), { exact: true }).first()).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test("who only looks reads rules as sentences, and is not offered to write them", async ({ as }) => {
    const page = await as("viewer@north.example");
    await page.goto("/alerts/rules");
    await expect(page.getByRole("link", { name: t("web.rules.add") })).toHaveCount(0);
    await page
      .getByRole("list", { name: t("web.rules.caption") })
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByRole("heading", { name: t("web.rules.versions.title") })).toBeVisible();
    await expect(page.getByRole("button", { name: t("web.rules.save") })).toHaveCount(0);
    expect((await page.request.get("/alerts/rules/new")).status()).toBe(404);
  });
});
