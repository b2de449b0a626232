import type { Page } from "@playwright/test";
import { ask, command } from "./setup/carrying.ts";
import { fastDrive } from "./setup/fast-drive.ts";
import { expect, readDemo, test } from "./setup/people.ts";
import { expectNoOverflow, expectReachable } from "./setup/reachable.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// run in the page, whose names these tests do not know
const settled = `new Promise((resolve, reject) => {
  const deadline = performance.now() + 15_000;
  const look = () => {
    // a page that a link led to is given its title a moment later
    if (document.title && document.getAnimations().every(({ playState }) => playState !== "running")) resolve();
    else if (performance.now() > deadline) reject(new Error("It does not come to rest."));
    else requestAnimationFrame(look);
  };
  // what opens begins to move in the frame after the one that it came with
  requestAnimationFrame(() => requestAnimationFrame(look));
})`;
const narrow = { width: 390, height: 900 };
const wide = { width: 1440, height: 900 };

/** Whole where it is narrow and dark; wide and light only colours are others, and those are held to their contrast elsewhere. */
async function look(page: Page, path: string, reach: (page: Page, path: string) => Promise<unknown> = open) {
  await page.setViewportSize(narrow);
  await reach(page, path);
  await page.locator("main, h1").first().waitFor({ state: "attached" });
  await page.evaluate(settled);
  // what a page is between two others is not meant
  await expect(() => expectReachable(page, standards)).toPass({ timeout: 10_000 });
  await expectNoOverflow(page);
  await page.setViewportSize(wide);
  await expectNoOverflow(page);
}

const open = (page: Page, path: string) => page.goto(path);

/** Looks through what the server sends for a page that is loaded, for what the policy would refuse, and goes on to that page. */
async function goOn(page: Page, path: string): Promise<void> {
  const [sent] = await Promise.all([page.request.get(path).then((answer) => answer.text()), page.goto(path)]);
  expect(refusedIn(sent), path).toEqual([]);
}

/** Tags with styles or handlers in them, and scripts and styles without the policy's nonce. */
function refusedIn(html: string): string[] {
  const tags = html.replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, "$1").match(/<[a-z][^>]*>/g) ?? [];
  return tags.filter(
    (tag) => /\s(style|on[a-z]+)="/.test(tag) || (/^<(script|style)\b/.test(tag) && !/\snonce="/.test(tag)),
  );
}

/** The pages of one thing each: an order and a customer that are there, an incident and a recurring order that are made. */
async function pagesOfOne(page: Page): Promise<string[]> {
  const first = async (list: string) =>
    (await ask<{ items: { id: string }[] }>(page, `${list}?input=%7B%7D`)).items[0]?.id;
  const orderId = await first("orders.list");
  const { incidentId } = await command<{ incidentId: string }>(page, "incidents.open", {
    ...{ kind: "delay", severity: "minor", description: "Kẹt xe trên cầu", happenedAt: Date.now(), blocks: false },
    subjects: [{ kind: "order", id: orderId }],
  });
  const door = { name: "Xưởng", address: "Hải Phòng", place: { latE7: 208_500_000, lonE7: 1_066_700_000 } };
  const { recurringOrderId } = await command<{ recurringOrderId: string }>(page, "recurring.create", {
    name: "Hàng tuần",
    template: { pickup: door, delivery: door, items: [{ description: "Áo sơ mi", weightG: 1_000 }] },
    rule: {
      ...{ weekdays: [1], timeZone: "Asia/Ho_Chi_Minh", fromDay: "2031-01-06" },
      delivery: { from: "08:00", until: "12:00" },
    },
  });
  return [
    `/orders/${orderId}`,
    `/customers/${await first("customers.list")}`,
    `/incidents/${incidentId}`,
    "/orders/recurring",
    `/orders/recurring/${recurringOrderId}`,
  ];
}

// the colours of both themes are held to their contrast by packages/ui/src/tokens.test.ts; Vietnamese is the longer language
const [locale, colorScheme] = ["vi-VN", "dark"] as const;
test.use({ locale, colorScheme });

test("axe finds nothing serious, dark and narrow; nothing overflows, narrow or wide, the policy refuses nothing", async ({
  as,
  complaints,
}) => {
  test.setTimeout(300_000);
  const page = await as("admin@north.example", { locale, colorScheme });
  const device = (await readDemo()).devices.find(({ organisation }) => organisation === "Northern Freight");
  await look(page, "/");
  for (const path of [
    "/history",
    "/history?view=area",
    "/geofences",
    "/geofences/new",
    "/geofences/import",
    "/orders",
    "/orders/new",
    "/orders/import",
    "/orders/recurring/new",
    "/business",
    "/routes",
    "/customers",
    "/customers?add=true",
    "/alerts",
    "/incidents",
    "/incidents?add=true",
    "/settings/proofs",
    "/alerts/rules",
    "/alerts/rules/new?limits=true",
    "/alerts/rules/new",
    "/settings/escalation",
    "/hubs",
    "/hubs?add=true",
    "/hubs?import=true",
    "/scan",
    "/drivers",
    "/vehicles",
    "/vehicles?add=true",
    `/vehicles/${device?.vehicleId}`,
    "/devices",
    "/devices/refused",
    `/devices/${device?.id}`,
    `/devices/${device?.id}?tab=messages`,
    `/devices/${device?.id}?tab=deadLetters`,
    "/account",
    "/settings/organisation",
    "/settings/recipients",
    "/settings/members",
    "/settings/members?invite=true",
    "/settings/sso",
    "/settings/groups",
    "/settings/keys?add=true",
    "/settings/screening",
    "/settings/audit",
    "/settings/imports",
    "/settings/arrivals",
    "/settings/plan",
    "/requests",
    "/requests?ask=true",
    "/live",
    ...(await pagesOfOne(page)),
  ])
    await look(page, path, goOn);
  expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("axe finds nothing serious on alerts, their rules, data health, geofences and histories of one, dark and narrow", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("admin@north.example", { locale, colorScheme });
  const drive = await fastDrive();
  const name = `Quá nhanh ${Date.now()}`;
  const base = {
    severity: "warning",
    timeZone: "Asia/Ho_Chi_Minh",
    silences: [{ from: "2031-01-01T08:00", until: "2031-01-02" }],
  };
  const { ruleId } = await command<{ ruleId: string }>(page, "rules.create", {
    name,
    definition: {
      ...base,
      scope: { vehicleIds: [drive.vehicleId] },
      condition: { kind: "speed", limit: { of: "fixed", limitMps: 20 } },
    },
  });
  const { geofenceId } = await command<{ geofenceId: string }>(page, "geofences.create", {
    name,
    definition: { shape: { kind: "circle", lat: 20.5, lon: 106.1, radiusM: 300 }, dwellS: 600 },
  });
  let alertId: string | undefined;
  await expect(async () => {
    await drive.tell(Date.now());
    alertId = (await ask<{ items: { id: string }[] }>(page, "alerts.list", { ruleId })).items[0]?.id;
    expect(alertId).toBeDefined();
  }).toPass({ timeout: 20_000 });
  await drive.stop();
  await look(page, "/");
  for (const path of [
    `/alerts/${alertId}`,
    `/alerts/rules/${ruleId}`,
    "/devices/health",
    `/devices/${drive.deviceId}?tab=health`,
    `/geofences/${geofenceId}`,
    `/geofences/${geofenceId}/edit`,
    `/history?vehicle=${drive.vehicleId}`,
    "/history?view=long",
    "/settings/webhooks",
  ])
    await look(page, path, goOn);
});

test("axe finds nothing serious on the platform's pages, dark and narrow; nothing overflows, narrow or wide", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("platform@cartage.example", { locale, colorScheme });
  const raised = await page.request.post("/api/trpc/issues.raise", { data: { path: "/live", version: "0" } });
  const { issueId } = (await raised.json()).result.data;
  await look(page, "/admin/organisations");
  for (const path of [
    "/admin/users",
    "/admin/requests",
    "/admin/issues",
    `/admin/issues/${issueId}`,
    "/admin/plans",
    "/admin/plans?plan=new",
    "/admin/webhooks",
    "/admin/dispatches",
    "/admin/audit",
    "/admin/letters",
    "/admin/instances",
  ])
    await look(page, path, goOn);
});

test("axe finds nothing serious where nobody is signed in, dark and narrow; nothing overflows, narrow or wide", async ({
  page,
}) => {
  await look(page, "/sign-in");
  for (const path of [
    "/setup/unknown",
    "/forgot",
    "/reset/unknown",
    "/invite/unknown",
    "/verify/unknown",
    "/second-factor",
    "/suspended",
    "/phone/authorize",
    "/mails",
    "/o/northern-freight",
    "/no-such-page",
  ])
    await look(page, path, goOn);
});
