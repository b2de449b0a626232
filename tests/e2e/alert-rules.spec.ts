import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import type { Page } from "@playwright/test";
import { connectAsync } from "mqtt";
import { inLanguage } from "./setup/languages.ts";
import { expect, mailedLink, readDemo, test } from "./setup/people.ts";

const metresPerDegree = 111_195;
const speedMps = 30;

/** A tracker of Northern Freight that nobody simulates, and drives north at 108 km/h. */
async function fastDrive() {
  const { devices, mqttUrl } = await readDemo();
  const device = devices
    .filter(({ simulated, organisation }) => !simulated && organisation === "Northern Freight")
    .at(-2);
  if (!device) throw new Error("The demonstration leaves devices free in Northern Freight.");
  const { id, secret, organisationId, vehicle } = device;
  const tracker = await connectAsync(mqttUrl, { username: id, password: secret, clientId: id });
  const began = Date.now();
  return {
    vehicle,
    async tell(t: number) {
      const lat = 20.5 + ((t - began) / 1_000) * (speedMps / metresPerDegree);
      const position = encodePosition({ t, lat, lon: 106.1, spd: speedMps, hdg: 0, acc: 4 });
      await tracker.publishAsync(topics.positions(organisationId, id), position, { qos: 1 });
    },
    stop: () => tracker.endAsync(),
  };
}

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
    await page.getByRole("button", { name: t("web.alerts.acknowledge") }).click();
    await expect(page.getByText(t("web.alerts.states.acknowledged"), { exact: true }).first()).toBeVisible();
    // what its rule counts are these, whatever became of them
    await page.getByRole("button", { name: t("web.alerts.resolve") }).click();
    await expect(page.getByText(t("web.alerts.states.resolved"), { exact: true }).first()).toBeVisible();
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: t("web.rules.alerts", { count: 1 }) }).click();
    await expect(page.getByRole("list", { name: t("web.alerts.title") }).getByRole("link", { name })).toHaveCount(1);
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
