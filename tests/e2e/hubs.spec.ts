import { inLanguage } from "./setup/languages.ts";
import { expect, readDemo, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("a hub comes from a file whose faults are shown first, gets a lane, and closes with what that affects", async ({
    as,
    complaints,
  }) => {
    const stamp = Date.now().toString(36).toUpperCase();
    const [name, code] = [`Bãi ${stamp}`, `S-${stamp}`];
    const page = await as("dispatcher@north.example");
    await page.goto("/hubs?import=true");
    const dialog = page.getByRole("dialog");
    const lines = [
      "code,name,address,lat,lon",
      `${code},${name},Quốc lộ 5,20.93,106.33`,
      `${code}-2,Không nơi,Quốc lộ 5,north,106`,
    ];
    await dialog.getByLabel(t("web.networkImport.choose")).setInputFiles({
      name: "hubs.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(lines.join("\n")),
    });
    const rows = dialog.getByRole("list", { name: t("web.networkImport.rows") });
    await expect(rows.getByText(t("fields.invalid"))).toBeVisible();
    await expect(rows.getByText(code, { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: t("web.networkImport.takeWithout", { count: 1 }) }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole("searchbox").fill(stamp);
    // the row moves up as the list narrows
    await expect(page.getByRole("row")).toHaveCount(2);
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

    await page.getByRole("button", { name: t("web.hubs.lanes.add") }).click();
    await dialog.getByRole("combobox", { name: t("web.hubs.lanes.other") }).click();
    await page.getByRole("option", { name: "Kho Hải Phòng" }).click();
    // what it is about as long as is estimated at once
    const distance = dialog.getByRole("spinbutton", { name: t("web.hubs.lanes.distance") });
    await expect(distance).not.toHaveValue("");
    await dialog.getByRole("button", { name: t("web.hubs.lanes.add") }).click();
    await expect(page.getByRole("link", { name: t("web.hubs.lanes.to", { name: "Kho Hải Phòng" }) })).toBeVisible();

    await page.getByRole("button", { name: t("web.hubs.state.change") }).click();
    await dialog.getByRole("combobox", { name: t("web.hubs.state.state") }).click();
    await page.getByRole("option", { name: t("web.hubs.states.broken") }).click();
    await expect(dialog.getByText(t("web.hubs.affected.lanes", { count: 2 }))).toBeVisible();
    await dialog.getByRole("textbox", { name: t("web.hubs.state.reason") }).fill("Ngập nước");
    await dialog.getByRole("button", { name: t("web.hubs.state.save") }).click();
    await expect(page.getByText("Ngập nước")).toBeVisible();
    await expect(page.getByText(t("web.hubs.lanes.waits")).first()).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test("from a vehicle's page the nearest hub is one press away", async ({ as }) => {
    const { devices } = await readDemo();
    const driven = devices.find(({ simulated, organisation }) => simulated && organisation === "Northern Freight");
    const page = await as("dispatcher@north.example");
    await page.goto(`/vehicles/${driven?.vehicleId}`);
    await page.getByRole("button", { name: t("web.hubs.nearest.find") }).click();
    await expect(page.locator('main a[href^="/hubs/"]').first()).toBeVisible();
  });
});
