import type { Page } from "@playwright/test";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

const dayMs = 86_400_000;

/** A month that the demonstration has nothing in, so that its day is this test's own. */
const day = new Date(Date.now() + 40 * dayMs).toISOString().slice(0, 10);

async function call<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const answer = await page.request.post(`/api/trpc/${path}`, {
    headers: { "idempotency-key": crypto.randomUUID() },
    data,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data;
}

async function placeOrder(page: Page, name: string): Promise<string> {
  const at = (hour: number) => Date.parse(`${day}T${String(hour).padStart(2, "0")}:00+07:00`);
  const { orderId } = await call<{ orderId: string }>(page, "orders.create", {
    pickup: { name: "Xưởng", address: "Hải Phòng", place: { latE7: 208_500_000, lonE7: 1_066_700_000 } },
    delivery: {
      ...{ name, address: "Hải Phòng", place: { latE7: 208_600_000, lonE7: 1_066_900_000 } },
      window: { from: at(8), until: at(18) },
    },
    items: [{ description: "Áo sơ mi", weightG: 1_000 }],
  });
  return orderId;
}

inLanguage("en", (t) => {
  test("an incident closes a hub as it is decided, holds up an order on the board and its page, and lets both go", async ({
    as,
    complaints,
  }) => {
    const stamp = Date.now().toString(36);
    const page = await as("dispatcher@north.example");
    const { hubId } = await call<{ hubId: string }>(page, "routes.hubs.create", {
      ...{ code: `I-${stamp}`.toUpperCase(), name: `Bãi ${stamp}`, kind: "depot", address: "Quốc lộ 5" },
      ...{ lat: 20.9, lon: 106.4, timeZone: "Asia/Ho_Chi_Minh" },
    });
    await page.goto(`/incidents?add=true&hub=${hubId}`);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t("web.incidents.form.description") }).fill("A fire in the hall");
    // decided by kind and severity, and shown with what it affects before it is so
    await expect(dialog.getByRole("switch", { name: t("web.incidents.closesHub") })).toBeChecked();
    await expect(dialog.getByText(t("web.hubs.affected.lanes", { count: 0 }))).toBeVisible();
    await dialog.getByRole("button", { name: t("web.incidents.form.send") }).click();
    await expect(page.getByText(t("web.incidents.hubClosed"))).toBeVisible();
    await page.getByRole("link", { name: `Bãi ${stamp}` }).click();
    await expect(page.getByText("closes this hub until it is resolved")).toBeVisible();
    await page.getByText("closes this hub until it is resolved").getByRole("link").click();
    await page.getByRole("button", { name: t("web.incidents.openHub") }).click();
    await expect(page.getByText(t("web.incidents.hubOpen"))).toBeVisible();

    const name = `Customer ${stamp}`;
    const orderId = await placeOrder(page, name);
    const { incidentId, number } = await call<{ incidentId: string; number: number }>(page, "incidents.open", {
      ...{ kind: "damage", severity: "major", description: "The seal is broken", happenedAt: Date.now() },
      subjects: [{ kind: "order", id: orderId }],
    });
    await page.goto(`/orders/${orderId}`);
    const held = t("web.incidents.heldUp.byIncident", { number: String(number) });
    await expect(page.getByText(held, { exact: true }).first()).toBeVisible();
    await page.goto(`/routes?day=${day}`);
    const waiting = page.getByRole("region", { name: t("web.board.waiting"), exact: true });
    await waiting.getByRole("searchbox").fill(name);
    const row = waiting.getByRole("listitem").filter({ hasText: name });
    await expect(row.getByText(held)).toBeVisible();
    const timelines = page.getByRole("region", { name: t("web.board.timelines"), exact: true });
    const [from, over] = [await row.boundingBox(), await timelines.boundingBox()];
    if (!from || !over) throw new Error("The board has its places on the page.");
    await page.mouse.move(from.x + 120, from.y + 40);
    await page.mouse.down();
    await page.mouse.move(over.x + over.width * 0.6, over.y + 32, { steps: 4 });
    const refusal = t("web.incidents.heldUp.dropped", { number: String(number) });
    await expect(page.locator("[data-board=drag-card]")).toContainText(refusal);
    await page.mouse.up();
    await expect(row).toBeVisible();
    // that alone, which is thought out at once
    await row.getByRole("checkbox").check();
    await page.getByRole("button", { name: t("web.board.planForMe") }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.start"), exact: true }).click();
    await expect(dialog.getByText(t("web.incidents.heldUp.resolve"))).toBeVisible();
    // it turns out to be about the hub alone, which stays open: the order is free at once
    await page.goto(`/incidents/${incidentId}`);
    await page.getByRole("button", { name: t("web.incidents.subjectsEdit.open") }).click();
    const about = dialog.getByRole("list", { name: t("web.incidents.subjects") });
    await about.getByRole("button").click();
    await dialog.getByRole("combobox", { name: t("web.incidents.subjectsEdit.kind") }).click();
    await page.getByRole("option", { name: t("web.incidents.subjectKinds.hub") }).click();
    await dialog.getByRole("combobox", { name: t("web.incidents.subjectsEdit.search") }).fill(`Bãi ${stamp}`);
    await page
      .getByRole("option")
      .filter({ hasText: `Bãi ${stamp}` })
      .click();
    await expect(about).toContainText(`Bãi ${stamp}`);
    await dialog.getByRole("button", { name: t("web.incidents.subjectsEdit.save") }).click();
    // an alert that comes up is one too
    await expect(page.getByRole("dialog", { name: t("web.incidents.subjectsEdit.title") })).toBeHidden();
    await expect(page.getByText(/no longer about Order \d+/)).toBeVisible();
    await page.goto(`/routes?day=${day}`);
    await waiting.getByRole("searchbox").fill(name);
    await expect(row).toBeVisible();
    await expect(row.getByText(held)).toBeHidden();
    expect(complaints).toEqual([]);
  });

  test("an incident is reported when and where it was, corrected later, and who was named wrongly is taken off", async ({
    as,
    complaints,
  }) => {
    const page = await as("dispatcher@north.example");
    await page.goto("/incidents?add=true");
    const dialog = page.getByRole("dialog", { name: t("web.incidents.form.title") });
    const description = dialog.getByRole("textbox", { name: t("web.incidents.form.description") });
    await description.fill("A flat tyre");
    // the pin on the map below makes no second column of it
    expect((await description.boundingBox())?.width).toBeGreaterThan(350);
    const happenedAt = `${new Date(Date.now() - 3 * dayMs).toISOString().slice(0, 10)}T08:30`;
    await dialog.getByLabel(t("web.incidents.form.happenedAt")).fill(happenedAt);
    await dialog.getByRole("textbox", { name: t("web.incidents.form.place") }).fill("Km 42");
    await dialog.getByRole("button", { name: t("web.orders.form.findPlace") }).click();
    const map = page.getByRole("dialog", { name: t("web.orders.form.placeTitle") });
    await map.getByRole("spinbutton", { name: t("web.orders.form.placeLat") }).fill("20.9");
    await map.getByRole("spinbutton", { name: t("web.orders.form.placeLon") }).fill("106.4");
    await map.getByRole("button", { name: t("web.orders.form.placeUse") }).click();
    await dialog.getByRole("button", { name: t("web.incidents.form.send") }).click();
    await expect(page.getByText("Km 42 · 20.90000, 106.40000")).toBeVisible();

    await page.getByRole("button", { name: t("web.incidents.edit.open"), exact: true }).click();
    const edit = page.getByRole("dialog", { name: t("web.incidents.edit.title") });
    await expect(edit.getByLabel(t("web.incidents.form.happenedAt"))).toHaveValue(happenedAt);
    await edit.getByRole("combobox", { name: t("web.incidents.form.severity") }).click();
    await page.getByRole("option", { name: t("web.incidents.severities.critical") }).click();
    await edit.getByRole("textbox", { name: t("web.incidents.form.description") }).fill("Two flat tyres");
    await edit.getByRole("textbox", { name: t("web.incidents.form.place") }).fill("Km 43");
    await edit.getByRole("button", { name: t("web.incidents.edit.save") }).click();
    await expect(edit).toBeHidden();
    await expect(page.getByText("Two flat tyres").first()).toBeVisible();
    await expect(page.getByText("Km 43 · 20.90000, 106.40000")).toBeVisible();
    await expect(page.getByText(t("web.incidents.severities.critical"), { exact: true })).toBeVisible();

    await page.getByRole("button", { name: t("web.incidents.addParty") }).click();
    const party = page.getByRole("dialog", { name: t("web.incidents.addParty") });
    await party.getByRole("textbox", { name: t("web.incidents.partyName") }).fill("Nguyễn Văn Sai");
    await party.getByRole("button", { name: t("web.incidents.addParty") }).click();
    const named = page.getByRole("listitem").filter({ hasText: "Nguyễn Văn Sai" });
    await named.getByRole("button").click();
    await page.getByRole("button", { name: t("web.incidents.removeParty.confirm"), exact: true }).click();
    await expect(named).toBeHidden();
    await expect(page.getByText(t("web.incidents.noParties"))).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
