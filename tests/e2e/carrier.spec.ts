import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { newProof } from "../orders/proofs/new-proof.ts";
import {
  ask,
  command,
  doors,
  placeOrder,
  placeOrderFor,
  workingDay,
  workingDayNow,
  writeOrder,
} from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, readDemo, test } from "./setup/people.ts";

type OwnStop = { id: string; kind: "pickup" | "delivery"; orderId: string };
type OwnRoute = { id: string; stops: OwnStop[] };
type Board = {
  vehicles: { id: string; name: string; driver: { name: string } | null }[];
  routes: { id: string; vehicleId: string; state: string; stops: (OwnStop & { state: string })[] }[];
};

const driver = "Driver, Northern Freight";
const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

const boardOf = (page: Page, day: string, timeZone = "Asia/Ho_Chi_Minh") =>
  ask<Board>(page, "routes.days.get", { day, timeZone });

/** A vehicle stands where its device says. */
async function stand(page: Page, vehicleId: string, { latE7, lonE7 }: { latE7: number; lonE7: number }) {
  const device = (await readDemo()).devices.find((one) => one.vehicleId === vehicleId);
  if (!device) throw new Error("The driver's vehicle has a device.");
  const headers = { authorization: `Basic ${btoa(`${device.id}:${device.secret}`)}` };
  const data = { t: Date.now(), lat: latE7 / 1e7, lon: lonE7 / 1e7, spd: 0 };
  expect((await page.request.post("/api/v1/positions", { headers, data })).ok()).toBe(true);
}

/** A route of the demonstration's driver that he has begun: the first of its orders is on board. Answers his vehicle. */
async function beginRoute(
  page: Page,
  app: Page,
  { day, timeZone = "Asia/Ho_Chi_Minh", orderIds }: { day: string; timeZone?: string; orderIds: string[] },
) {
  const vehicle = (await boardOf(page, day, timeZone)).vehicles.find((one) => one.driver?.name === driver);
  if (!vehicle) throw new Error("The demonstration has a driver with a vehicle.");
  const whole = (orderId: string) => (["pickup", "delivery"] as const).map((kind) => ({ orderId, leg: 1, kind }));
  const wanted = { vehicleId: vehicle.id, basedOn: null, stops: orderIds.flatMap(whole) };
  const [saved] = await command<{ routeId: string; version: number }[]>(page, "routes.days.save", {
    ...{ day, timeZone },
    routes: [wanted],
  });
  const routeId = saved?.routeId;
  await command(page, "routes.dispatches.ask", { routeId, basedOn: saved?.version });
  const own = async () => (await ask<OwnRoute[]>(app, "routes.own")).find(({ id }) => id === routeId);
  // jobs send it
  await expect.poll(own, { intervals: [200], timeout: 30_000 }).toBeDefined();
  await command(app, "routes.accept", { routeId });
  await command(app, "routes.start", { routeId });
  await command(app, "routes.stops.complete", { stopId: (await own())?.stops[0]?.id });
  return vehicle;
}

inLanguage("en", (t) => {
  test("an order goes from the form to its proof: planned, sent, driven, watched by its recipient, verified without the server", async ({
    as,
    open,
    baseURL,
    complaints,
  }, testInfo) => {
    test.setTimeout(180_000);
    const day = workingDay(6);
    const name = `Recipient ${Date.now().toString(36)}`;
    const page = await as("dispatcher@north.example");
    const orderId = await writeOrder(page, t, name, day);
    await page.getByRole("button", { name: t("web.recipients.panel.make"), exact: true }).click();
    const link = (await page.locator("code", { hasText: "/track/" }).textContent()) ?? "";
    const phone = await open({ viewport: { width: 390, height: 844 }, locale: "en-GB" });
    await phone.goto(new URL(new URL(link).pathname, baseURL).href);
    await expect(phone.getByText(t("recipients.stages.waiting"))).toBeVisible();

    // the dispatcher plans and sends
    await page.goto(`/routes?day=${day}`);
    const waiting = page.getByRole("region", { name: t("web.board.waiting"), exact: true });
    await waiting.getByRole("searchbox").fill(name);
    await waiting.getByRole("listitem").filter({ hasText: name }).getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: t("web.board.move.route") }).fill(driver);
    await page.getByRole("option").filter({ hasText: driver }).first().click();
    await dialog.getByRole("button", { name: t("web.board.move.confirm") }).click();
    const timelines = page.getByRole("region", { name: t("web.board.timelines"), exact: true });
    await timelines.getByRole("button").filter({ hasText: driver }).click();
    await page.getByRole("button", { name: t("web.board.send") }).click();
    await expect(page.getByRole("button", { name: t("web.board.recall") })).toBeVisible({ timeout: 30_000 });

    // the driver accepts, collects and delivers, as the app does
    const app = await as("driver@north.example");
    const routes = await ask<OwnRoute[]>(app, "routes.own");
    const route = routes.find(({ stops }) => stops.some((stop) => stop.orderId === orderId));
    if (!route) throw new Error("The driver has the route.");
    await command(app, "routes.accept", { routeId: route.id });
    for (const kind of ["pickup", "delivery"] as const) {
      const stop = route.stops.find((one) => one.orderId === orderId && one.kind === kind);
      if (!stop) throw new Error("The route has both stops.");
      await command(app, "routes.stops.arrive", { stopId: stop.id });
      const proof = newProof({ orderId, stopId: stop.id, kind, counterpart: name });
      const fix = { ...proof.fix, ...doors[kind], fixTime: Date.now() - 1_000, accuracyM: 6 };
      await command(app, "proofs.add", { ...proof, fix });
      await command(app, "routes.stops.complete", { stopId: stop.id });
      if (kind === "pickup") {
        await phone.reload();
        await expect(phone.getByText(t("recipients.stages.on_its_way"))).toBeVisible();
      }
    }

    // the recipient, the dispatcher, and whoever only looks, see that it was handed over
    await phone.reload();
    await expect(phone.getByText(t("recipients.stages.delivered"), { exact: true }).first()).toBeVisible();
    for (const email of ["dispatcher@north.example", "viewer@north.example"] as const) {
      const reader = await as(email);
      await reader.goto(`/orders/${orderId}`);
      await expect(reader.getByText(t("web.orders.states.delivered"), { exact: true }).first()).toBeVisible();
      const card = reader.getByRole("article", { name: t("web.proofs.kinds.delivery") });
      await expect(card.getByText(t("proofs.strength.strong"), { exact: true })).toBeVisible();
    }

    await page.goto(`/orders/${orderId}`);
    const downloading = page.waitForEvent("download");
    await page
      .getByRole("article", { name: t("web.proofs.kinds.delivery") })
      .getByRole("link", { name: t("web.proofs.bundle") })
      .click();
    const file = testInfo.outputPath("proof.zip");
    await (await downloading).saveAs(file);
    const { stdout } = await run("node", ["tooling/start/run.mjs", "proof:verify", file], { cwd: root });
    expect(stdout).toContain(name);
    expect(complaints).toEqual([]);
  });

  test("a vehicle that breaks down on its route gives what it carries and what was ahead to another, as was shown before", async ({
    as,
    complaints,
  }) => {
    const day = workingDay(9);
    const name = `Stranded ${Date.now().toString(36)}`;
    // on a phone, as whoever is called on the road has it
    const page = await as("dispatcher@north.example", { viewport: { width: 390, height: 844 } });
    const orderIds = [await placeOrder(page, name, day), await placeOrder(page, `${name} too`, day)];
    const vehicle = await beginRoute(page, await as("driver@north.example"), { day, orderIds });

    await stand(page, vehicle.id, doors.pickup);
    await page.goto(`/incidents?add=true&vehicle=${vehicle.id}`);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("combobox", { name: t("web.incidents.form.vehicle") })).toHaveValue(vehicle.name);
    await dialog.getByRole("textbox", { name: t("web.incidents.form.description") }).fill("The gearbox is gone");
    await dialog.getByRole("button", { name: t("web.incidents.form.send") }).click();
    await page.getByRole("button", { name: t("web.incidents.wayOut.find") }).click();
    // where its goods could be brought, and what is held up
    await expect(page.getByRole("region", { name: t("web.incidents.wayOut.hubs") }).getByRole("link")).not.toHaveCount(
      0,
    );
    await expect(page.getByRole("list", { name: t("web.incidents.wayOut.orders") }).getByRole("listitem")).toHaveCount(
      2,
    );
    await page.getByRole("link", { name: t("web.incidents.wayOut.replan") }).click();

    await expect(dialog.getByText(t("web.board.plan.stuck", { name: vehicle.name }))).toBeVisible();
    await dialog.getByRole("button", { name: t("web.board.plan.start"), exact: true }).click();
    await dialog.getByRole("button", { name: t("web.board.plan.stop") }).click();
    // shown before anything of it is kept
    const moved = dialog.getByText(t("web.board.plan.changes.moved", { count: 4 }));
    await expect(moved).toBeVisible();
    await moved.click();
    await expect(dialog.getByText(vehicle.name).first()).toBeVisible();
    const before = await boardOf(page, day);
    expect(before.routes.map(({ vehicleId }) => vehicleId)).toEqual([vehicle.id]);
    await dialog.getByRole("button", { name: t("web.board.plan.accept") }).click();
    const isTakenOver = async () => (await boardOf(page, day)).routes.some(({ vehicleId }) => vehicleId !== vehicle.id);
    await expect.poll(isTakenOver, { intervals: [200], timeout: 15_000 }).toBe(true);

    const after = await boardOf(page, day);
    const taken = after.routes.find(({ vehicleId }) => vehicleId !== vehicle.id);
    expect(new Set(taken?.stops.map(({ orderId }) => orderId))).toEqual(new Set(orderIds));
    // what was on board is picked up again where the vehicle stands
    expect(taken?.stops.filter(({ kind }) => kind === "pickup")).toHaveLength(2);
    const left = after.routes.find(({ vehicleId }) => vehicleId === vehicle.id);
    expect(left?.stops.filter(({ state }) => state === "planned")).toEqual([]);
    expect(left?.state).toBe("finished");
    const { items } = await ask<{ items: { id: string; version: number }[] }>(page, "incidents.list", {
      about: { kind: "vehicle", id: vehicle.id },
      state: "unresolved",
    });
    for (const { id } of items) await command(page, "incidents.move", { incidentId: id, move: "resolved" });
    expect(complaints).toEqual([]);
  });

  test("when an order under way will be there is told as a range, on its page and its recipient's", async ({
    as,
    open,
    complaints,
  }) => {
    const page = await as("dispatcher@north.example");
    const now = Date.now();
    const name = `Soon ${now.toString(36)}`;
    const orderId = await placeOrderFor(page, name, { from: now, until: now + 8 * 3_600_000 });
    const vehicle = await beginRoute(page, await as("driver@north.example"), {
      ...workingDayNow(),
      orderIds: [orderId],
    });
    await stand(page, vehicle.id, doors.pickup);

    await page.goto(`/orders/${orderId}`);
    const range = t("web.progress.order.expected", { p50: ".*\\d.*", p90: ".*\\d.*" });
    await expect(page.getByText(new RegExp(range))).toBeVisible({ timeout: 30_000 });

    // made when the order was sent
    const link = (await page.locator("code", { hasText: "/track/" }).textContent()) ?? "";
    const phone = await open({ viewport: { width: 390, height: 844 }, locale: "en-GB" });
    await phone.goto(new URL(link).pathname);
    await expect(phone.getByText(t("recipients.when"), { exact: true })).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
