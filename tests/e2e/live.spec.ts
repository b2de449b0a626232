import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import { connectAsync } from "mqtt";
import { expect, readDemo, test } from "./setup/people.ts";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a vehicle moves on the map's list because its device published, its history shows where it was, its device what could not be read", async ({
  as,
  complaints,
}) => {
  const demo = await readDemo();
  const device = demo.devices.find(({ simulated, organisation }) => !simulated && organisation === "Northern Freight");
  if (!device) throw new Error("The demonstration leaves devices free in Northern Freight.");
  const page = await as("viewer@north.example");
  await page.goto("/live");
  await page.getByRole("searchbox").first().fill(device.vehicle);
  await page.getByRole("option", { name: device.vehicle }).click();
  const detail = page.getByRole("definition");

  const tracker = await connectAsync(demo.mqttUrl, {
    username: device.id,
    password: device.secret,
    clientId: device.id,
  });
  const drive = (t: number, speedMps: number, lat: number) =>
    tracker.publishAsync(
      topics.positions(device.organisationId, device.id),
      encodePosition({ t, lat, lon: 105.85, spd: speedMps, hdg: 90, acc: 4 }),
      { qos: 1 },
    );
  // a kilometre in a minute: a jump would be doubted
  await drive(Date.now() - 60_000, 12.5, 21.02);
  await expect(detail.filter({ hasText: /^45 km\/h$/ })).toBeVisible();
  await drive(Date.now(), 20, 21.03);
  await expect(detail.filter({ hasText: /^72 km\/h$/ })).toBeVisible();
  const unreadable = JSON.stringify({ t: Date.now(), lat: 210.3, lon: 105.85 });
  await tracker.publishAsync(topics.positions(device.organisationId, device.id), unreadable, { qos: 1 });
  await tracker.endAsync();

  await page.goto(`/vehicles/${device.vehicleId}?tab=history`);
  await expect(page.getByText("2 positions", { exact: true })).toBeVisible();
  await expect(detail.filter({ hasText: /^72 km\/h$/ })).toBeVisible();
  // 0.01 degrees to the north
  await expect(detail.filter({ hasText: /^1\.1 km$/ })).toBeVisible();

  await page.goto(`/devices/${device.id}?tab=deadLetters`);
  const letter = page.getByRole("listitem").filter({ hasText: unreadable });
  await expect(letter.getByText("The value is outside its range.")).toBeVisible();
  await expect(letter.getByText("Element 0, field lat", { exact: true })).toBeVisible();

  await page.goto(`/devices/${device.id}?tab=messages`);
  const newest = page.getByRole("row").filter({ hasText: "21.03000, 105.85000" });
  await expect(newest).not.toContainText("90° E");
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Heading" }).click();
  await expect(newest).toContainText("90° E");
  expect(complaints).toEqual([]);
});

test("an open map hears of a vehicle that a colleague adds and archives", async ({ as }) => {
  const name = `Seen ${Date.now()}`;
  const map = await as("viewer@north.example");
  await map.goto("/live");
  await map.getByRole("searchbox").first().fill(name);
  await expect(map.getByText("No vehicle matches")).toBeVisible();

  const page = await as("admin@north.example");
  await page.goto("/vehicles?add=true");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Add vehicle" }).click();
  await expect(map.getByRole("option", { name })).toBeVisible();

  await page.goto(`/vehicles?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Archive vehicle" }).click();
  await expect(map.getByRole("option", { name })).toHaveCount(0);
});

test("on a slow machine without a graphics card the fleet's list comes, and the map is drawn", async ({
  as,
  complaints,
}) => {
  const page = await as("viewer@north.example");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.goto("/live");
  await expect(page.getByRole("option").first()).toBeVisible();
  const opacity = `document.querySelector(".cartage-picture")?.getContext("2d").getImageData(100, 100, 1, 1).data[3]`;
  await expect.poll(() => page.evaluate(opacity)).toBe(255);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await devtools.detach();
  expect(complaints).toEqual([]);
});

test("hubs and today's routes are asked for while they are shown on the map, and stand in its address", async ({
  as,
  complaints,
}) => {
  const page = await as("viewer@north.example");
  const asked: string[] = [];
  page.on("request", (request) => {
    for (const name of ["routes.network", "routes.days.shapes"]) if (request.url().includes(name)) asked.push(name);
  });
  await page.goto("/live");
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(asked).toEqual([]);
  for (const [label, name, part] of [
    ["Hubs", "routes.network", /hubs=true/],
    ["Today’s routes", "routes.days.shapes", /routes=true/],
  ] as const) {
    const answered = page.waitForResponse((response) => response.url().includes(name) && response.ok());
    await page.getByRole("button", { name: "Map", exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: label }).click();
    await answered;
    await expect(page).toHaveURL(part);
    await page.keyboard.press("Escape");
  }
  expect(complaints).toEqual([]);
});

test("a device with a wrong secret, or with another's topic, is refused by the broker", async () => {
  const demo = await readDemo();
  const [device, other] = demo.devices.filter(({ simulated }) => !simulated);
  if (!device || !other) throw new Error("The demonstration leaves devices free.");
  const login = { username: device.id, clientId: device.id, reconnectPeriod: 0 };
  await expect(connectAsync(demo.mqttUrl, { ...login, password: "wrong" }, false)).rejects.toThrow(
    /not authorized|bad user/i,
  );

  const tracker = await connectAsync(demo.mqttUrl, { ...login, password: device.secret });
  const closed = new Promise<void>((resolve) => tracker.once("close", () => resolve()));
  const foreign = topics.positions(other.organisationId, other.id);
  tracker.publish(foreign, encodePosition({ t: Date.now(), lat: 0, lon: 0 }), { qos: 1 }, () => {});
  await closed;
  await tracker.endAsync(true);
});
