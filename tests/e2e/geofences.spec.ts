import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import { connectAsync } from "mqtt";
import { inLanguage } from "./setup/languages.ts";
import { expect, readDemo, test } from "./setup/people.ts";

const polygon = (name: string, ring: [lon: number, lat: number][]) => ({
  type: "Feature",
  properties: { name },
  geometry: { type: "Polygon", coordinates: [ring] },
});

inLanguage("vi", (t) => {
  test("a circle is drawn on the map; a vehicle whose device then says that it is there is shown inside", async ({
    as,
    complaints,
  }) => {
    const demo = await readDemo();
    const free = demo.devices.filter(
      ({ simulated, organisation }) => !simulated && organisation === "Northern Freight",
    );
    // the first is driven by the live map's test, the last is the driver's own
    const device = free.at(2);
    if (!device) throw new Error("The demonstration leaves devices free in Northern Freight.");
    const name = `Bãi ${Date.now()}`;
    const page = await as("dispatcher@north.example", { viewport: { width: 1280, height: 800 } });
    await page.goto("/geofences/new");
    await page.getByRole("textbox", { name: t("web.geofences.editor.name"), exact: true }).fill(name);
    await page.getByRole("button", { name: t("web.geofences.editor.draw") }).click();
    await expect(page.getByText(t("web.geofences.draw.help.circle"))).toBeVisible();
    const map = await page.getByRole("region", { name: t("web.geofences.draw.map") }).boundingBox();
    if (!map) throw new Error("The map has a place on the page.");
    const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
    await page.mouse.click(x, y);
    await page.mouse.move(x + 20, y, { steps: 4 });
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.click(x + 40, y);
    const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
    await expect(field(t("web.geofences.editor.lat"))).not.toHaveValue("");
    // what is drawn may be said exactly: out at sea, where nobody of the fleet is
    const [lat, lon] = [19, 107.6];
    await field(t("web.geofences.editor.lat")).fill(String(lat));
    await field(t("web.geofences.editor.lon")).fill(String(lon));
    await page.getByRole("button", { name: t("web.geofences.editor.add") }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText(t("web.geofences.nobodyInside"))).toBeVisible();

    const tracker = await connectAsync(demo.mqttUrl, {
      username: device.id,
      password: device.secret,
      clientId: device.id,
    });
    await tracker.publishAsync(
      topics.positions(device.organisationId, device.id),
      encodePosition({ t: Date.now(), lat, lon, spd: 0, acc: 5 }),
      { qos: 1 },
    );
    const inside = page.getByRole("list", { name: t("web.geofences.inside") });
    await expect(inside.getByRole("link", { name: device.vehicle })).toBeVisible();
    await tracker.endAsync();
    expect(complaints).toEqual([]);
  });

  test("a polygon is imported from a file, which says what it refuses and where", async ({ as }) => {
    const name = `Cảng ${Date.now()}`;
    const square: [number, number][] = [
      [105.93, 21.02],
      [105.97, 21.02],
      [105.97, 21.05],
      [105.93, 21.05],
      [105.93, 21.02],
    ];
    const crossed = square.with(1, [105.97, 21.05]).with(2, [105.97, 21.02]);
    const features = [polygon(name, square), polygon("Nơ", crossed)];
    const page = await as("dispatcher@north.example");
    await page.goto("/geofences/import");
    await page.getByLabel(t("web.geofences.importing.choose")).setInputFiles({
      name: "yards.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(JSON.stringify({ type: "FeatureCollection", features })),
    });
    await expect(page.getByText(t("web.geofences.importing.summary", { good: 1, refused: 1 }))).toBeVisible();
    const refused = page.getByRole("listitem").filter({ hasText: t("web.geofences.importing.refused") });
    await expect(refused).toContainText(t("web.geofences.importing.place.element", { element: 2 }));
    await expect(refused).toContainText(t("fields.fence_crosses_itself", { edge: 1, otherEdge: 3 }));
    await page.getByRole("button", { name: t("web.geofences.importing.confirm", { count: 1 }) }).click();
    await expect(page).toHaveURL(/\/geofences$/);
    await page.getByRole("searchbox").fill(name);
    // the row moves up as the list narrows
    await expect(page.getByRole("row")).toHaveCount(2);
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  });
});
