import type { Page } from "@playwright/test";
import { inLanguage, type Texts } from "./setup/languages.ts";
import { expect, readDemo, test } from "./setup/people.ts";

const label = (t: Texts) => t("web.screening.fields.jumpAboveMps.label");

/** The highest speed of the type that is shown, and the way to save it. */
function bicycles(page: Page, t: Texts) {
  const section = page.getByRole("region", { name: t("web.screening.ofType.title") });
  return {
    section,
    field: section.getByRole("spinbutton", { name: t("web.screening.label", { label: label(t), unit: "km/h" }) }),
    async save() {
      await section.getByRole("button", { name: t("web.common.save") }).click();
    },
  };
}

/** A tracker of Northern Freight that nobody simulates drives north for some seconds; one of its fixes is 3 km beside the way. */
async function leapingDrive(page: Page): Promise<{ vehicleId: string }> {
  const free = (await readDemo()).devices.filter(
    ({ simulated, organisation }) => !simulated && organisation === "Northern Freight",
  );
  const device = free.at(1);
  if (!device) throw new Error("The demonstration leaves devices free in Northern Freight.");
  const now = Date.now();
  const data = Array.from({ length: 9 }, (_, n) => ({
    t: now - (9 - n) * 5_000,
    lat: 20.7 + n * 0.0005,
    lon: n === 4 ? 106.23 : 106.2,
    spd: 11,
    acc: 5,
  }));
  const authorization = `Basic ${btoa(`${device.id}:${device.secret}`)}`;
  const answer = await page.request.post("/api/v1/positions", { headers: { authorization }, data });
  expect(answer.status()).toBe(200);
  return device;
}

/** Of a vehicle's positions of the last hour. */
async function countDoubted(page: Page, vehicleId: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ vehicleId, from: Date.now() - 3_600_000, to: Date.now() }));
  const answer = await page.request.get(`/api/trpc/tracking.history?input=${input}`);
  const { result } = (await answer.json()) as { result: { data: { verdict: string[] } } };
  return result.data.verdict.filter((verdict) => verdict !== "accepted").length;
}

inLanguage("vi", (t) => {
  test("a threshold is set in the person's units, refused beside its field, and goes back to the default", async ({
    as,
    complaints,
  }) => {
    const page = await as("admin@north.example");
    await page.goto("/settings/screening?type=bicycle");
    const { section, field, save } = bicycles(page, t);
    await field.fill("2");
    await save();
    await expect(section.getByText(t("web.screening.between", { least: "18 km/h", most: "1.260 km/h" }))).toBeVisible();
    await field.fill("90");
    await save();
    await expect(page.getByText(t("web.screening.saved"))).toBeVisible();
    await page.reload();
    await expect(field).toHaveValue("90");
    await section.getByRole("button", { name: t("web.screening.resetField", { label: label(t) }) }).click();
    await save();
    await expect(page.getByText(t("web.screening.saved"))).toBeVisible();
    await page.reload();
    await expect(section.getByText(t("web.screening.default", { value: "108 km/h" }))).toBeVisible();
    await expect(field).toHaveValue("");
    expect(complaints).toEqual([]);
  });

  test("a doubted position is restored in the raw history, and doubted again", async ({ as }) => {
    const page = await as("dispatcher@north.example");
    const { vehicleId } = await leapingDrive(page);
    // a page that is open already hears of it within a minute
    await expect.poll(() => countDoubted(page, vehicleId)).toBeGreaterThan(0);
    await page.goto(`/history?vehicle=${vehicleId}&track=raw`);
    const doubted = page.getByRole("region", { name: t("web.history.doubts") });
    const restored = page.getByRole("region", { name: t("web.history.restoring.title") });
    await doubted
      .getByRole("button", { name: t("web.history.restoring.restore") })
      .first()
      .click();
    await expect(restored).toBeVisible();
    await restored
      .getByRole("button", { name: t("web.history.restoring.doubt") })
      .first()
      .click();
    await expect(restored).toBeHidden();
    await expect(doubted).toBeVisible();
  });
});
