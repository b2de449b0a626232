import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { newProof } from "../orders/proofs/new-proof.ts";
import { ask, command, doors, placeOrder, workingDay } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

type OwnRoute = { id: string; stops: { id: string; kind: "pickup" | "delivery"; orderId: string }[] };

const driver = "Driver, Northern Freight";
const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

inLanguage("en", (t) => {
  test("an order goes from the form to its proof: planned, sent, driven, watched by its recipient, verified without the server", async ({
    as,
    browser,
    baseURL,
    complaints,
  }, { outputPath }) => {
    test.setTimeout(180_000);
    const day = workingDay(6);
    const name = `Recipient ${Date.now().toString(36)}`;
    const page = await as("dispatcher@north.example");
    const orderId = await placeOrder(page, name, day);
    await page.goto(`/orders/${orderId}`);
    await page.getByRole("button", { name: t("web.recipients.panel.make"), exact: true }).click();
    const link = (await page.locator("code", { hasText: "/track/" }).textContent()) ?? "";
    const phone = await (
      await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB" })
    ).newPage();
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
    await phone.context().close();
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
    const file = outputPath("proof.zip");
    await (await downloading).saveAs(file);
    const { stdout } = await run("node", ["tooling/start/run.mjs", "proof:verify", file], { cwd: root });
    expect(stdout).toContain(name);
    expect(complaints).toEqual([]);
  });
});
