import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { inLanguage, type Texts } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";
import { yesterdaysDrive } from "./setup/yesterdays-drive.ts";

/** Does with a day's first trip what its menu says. */
async function choose(page: Page, t: Texts, item: string) {
  const entries = page.getByRole("region", { name: t("web.history.entries") });
  await entries
    .getByRole("button", { name: t("web.history.actions") })
    .first()
    .click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

inLanguage("vi", (t) => {
  test("a day is shared by a link, which a stranger opens until it is revoked", async ({ as, open }) => {
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

    const stranger = await open();
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
  });

  test("a day is read as entries, bar and chart with one cursor; it is played, joined, labelled and taken as a file", async ({
    as,
    complaints,
  }) => {
    const page = await as("dispatcher@north.example");
    const { vehicleId, date, noon, positions, countTrips } = await yesterdaysDrive(page);
    await page.goto(`/history?vehicle=${vehicleId}&day=${date}`);
    const entries = page.getByRole("region", { name: t("web.history.entries") });
    const cursor = page.getByRole("slider", { name: t("map.history.cursor") });
    const cursorAt = async () => Number(await cursor.getAttribute("aria-valuenow"));
    await expect(
      entries
        .getByRole("listitem")
        .filter({ hasText: t("web.history.halt") })
        .first(),
    ).toBeVisible();
    const lasts = t("map.timeline.label", { moving: "", standing: "", gap: "" }).replace(/:.*/s, "");
    await expect(page.getByRole("img", { name: lasts })).toBeVisible();

    await cursor.press("Home");
    expect(await cursorAt()).toBe(noon);
    await cursor.press("ArrowRight");
    expect(await cursorAt()).toBe(noon + 60_000);
    await page.getByRole("button", { name: "64×" }).click();
    await page.getByRole("button", { name: t("map.history.play") }).click();
    await expect.poll(cursorAt).toBeGreaterThan(noon + 120_000);
    await page.getByRole("button", { name: t("map.history.pause") }).click();

    // a leap, and those after it that were doubted with it, if any
    const doubted = page.getByRole("region", { name: t("web.history.doubts") });
    await expect(doubted).toBeHidden();
    await page.getByRole("button", { name: t("map.history.raw"), exact: true }).click();
    await expect(page.getByText(t("map.history.positions", { count: positions }))).toBeVisible();
    await expect(doubted.getByRole("listitem")).not.toHaveCount(0);
    await page.getByRole("button", { name: t("map.history.clean"), exact: true }).click();
    await expect(page.getByText(t("map.history.positions", { count: positions }))).toBeHidden();

    await choose(page, t, t("web.history.join"));
    await expect(entries.getByText(t("web.history.edits"))).toBeVisible();
    await expect.poll(countTrips).toBe(1);
    await entries.getByRole("button", { name: t("web.history.undo") }).click();
    await expect(entries.getByText(t("web.history.edits"))).toBeHidden();
    await expect.poll(countTrips).toBe(2);

    await page.reload();
    await choose(page, t, t("web.history.markBusiness"));
    await expect(entries.getByText(t("web.history.labels.business"), { exact: true })).toBeVisible();
    await choose(page, t, t("web.history.unmark"));
    await expect(entries.getByText(t("web.history.labels.business"), { exact: true })).toBeHidden();

    await page.getByRole("button", { name: t("web.history.export.export"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("web.history.export.title") });
    const until = dialog.getByLabel(t("web.history.between.until"), { exact: true });
    const whole = await until.inputValue();
    await until.fill(`${date}T00:00`);
    await dialog.getByRole("button", { name: t("web.history.export.file") }).click();
    await expect(dialog.getByText(t("fields.to_before_from"))).toBeVisible();
    await until.fill(whole);
    await dialog.getByRole("combobox", { name: t("web.history.export.track") }).click();
    await page.getByRole("option", { name: t("web.history.export.raw") }).click();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: t("web.history.export.file") }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file.match(/<trkpt /g)).toHaveLength(positions);
    expect(complaints).toEqual([]);
  });

  test("who was where is asked by a typed place and by a geofence", async ({ as, complaints }) => {
    const page = await as("dispatcher@north.example");
    const { vehicleId, vehicle, date } = await yesterdaysDrive(page);
    const name = `Vùng ${Date.now()}`;
    const shape = { kind: "circle", lat: 20.71, lon: 106.2, radiusM: 300 };
    const made = await page.request.post("/api/trpc/geofences.create", { data: { name, definition: { shape } } });
    expect(made.ok()).toBe(true);

    await page.goto(`/history?vehicle=${vehicleId}&view=area`);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await field(t("web.history.between.from")).fill(`${date}T11:00`);
    await field(t("web.history.between.until")).fill(`${date}T14:00`);
    await field(t("web.history.area.lat")).fill("20.705");
    await field(t("web.history.area.lon")).fill("106.2");
    await field(t("web.history.area.radius")).fill("200");
    const search = page.getByRole("button", { name: t("web.history.area.search"), exact: true });
    const found = page.getByRole("link", { name: vehicle, exact: true });
    await search.click();
    await expect(found).toBeVisible();
    await field(t("web.history.area.lat")).fill("20.9");
    await search.click();
    await expect(page.getByText(t("web.history.area.nobody"))).toBeVisible();

    await page.getByRole("combobox", { name: t("web.history.area.shape") }).click();
    await page.getByRole("option", { name: t("web.history.area.geofence"), exact: true }).click();
    await page.getByRole("combobox", { name: t("web.history.area.geofence") }).fill(name);
    await page.getByRole("option", { name }).click();
    await search.click();
    await expect(found).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test("a year of ways is drawn, measured and taken as a file", async ({ as, complaints }) => {
    const page = await as("dispatcher@north.example");
    const { vehicleId } = await yesterdaysDrive(page);
    await page.goto(`/history?vehicle=${vehicleId}&view=long`);
    await expect(page.getByRole("heading", { name: t("web.history.long.months") })).toBeVisible();
    await expect(page.getByRole("definition").first()).toContainText("km");
    await page.getByRole("button", { name: t("web.history.export.export"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("web.history.export.title") });
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: t("web.history.export.file") }).click();
    expect(await readFile(await (await download).path(), "utf8")).toContain("<trkpt ");
    expect(complaints).toEqual([]);
  });
});
