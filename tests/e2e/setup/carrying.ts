import { expect, type Page } from "@playwright/test";
import type { Texts } from "./languages.ts";

const dayMs = 86_400_000;

/** A day so many days ahead that is not a Sunday, on which the demonstration's drivers are at home. */
export function workingDay(daysAhead: number): string {
  const soon = new Date(Date.now() + daysAhead * dayMs);
  const isSunday = soon.getUTCDay() === 0;
  return new Date(soon.getTime() + (isSunday ? dayMs : 0)).toISOString().slice(0, 10);
}

/** Today, or a day next to it that is not a Sunday, in a zone where it is that day now: as near to nine in the morning as may be. */
export function workingDayNow(): { day: string; timeZone: string } {
  const there = Array.from({ length: 27 }, (_, n) => n - 12).map((hours) => ({
    // zones of this name count west of Greenwich
    timeZone: `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`,
    at: new Date(Date.now() + hours * 3_600_000),
  }));
  const [nearest] = there
    .filter(({ at }) => at.getUTCDay() !== 0)
    .toSorted((one, other) => Math.abs(one.at.getUTCHours() - 9) - Math.abs(other.at.getUTCHours() - 9));
  if (!nearest) throw new Error("It is Sunday everywhere.");
  return { day: nearest.at.toISOString().slice(0, 10), timeZone: nearest.timeZone };
}

/** Asks a procedure as the person who is signed in on a page. */
export async function ask<Answer>(page: Page, path: string, input?: object): Promise<Answer> {
  const answer = await page.request.get(`/api/trpc/${path}`, {
    params: input ? { input: JSON.stringify(input) } : {},
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data;
}

/** Gives a command as the person who is signed in on a page. */
export async function command<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answer = await page.request.post(`/api/trpc/${path}`, { headers, data });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data;
}

/** Doors near the depot of the demonstration's vehicle that has a driver. */
export const doors = {
  pickup: { latE7: 208_500_000, lonE7: 1_066_700_000 },
  delivery: { latE7: 208_600_000, lonE7: 1_066_900_000 },
};

/** Places an order as the form does, due on a day; answers its id. */
export function placeOrder(page: Page, name: string, day: string): Promise<string> {
  const at = (hour: number) => Date.parse(`${day}T${String(hour).padStart(2, "0")}:00+07:00`);
  return placeOrderFor(page, name, { from: at(8), until: at(18) });
}

/** The same, due within a window. */
export async function placeOrderFor(
  page: Page,
  name: string,
  window: { from: number; until: number },
): Promise<string> {
  const { orderId } = await command<{ orderId: string }>(page, "orders.create", {
    pickup: { name: "Xưởng", address: "Hải Phòng", place: doors.pickup },
    delivery: {
      ...{ name, address: "Hải Phòng", place: doors.delivery, phone: "0903 111 222" },
      window,
    },
    items: [{ description: "Áo sơ mi", weightG: 1_000 }],
  });
  return orderId;
}

/** Writes an order in the form, due on a day, with its pins put on the map; answers its id. */
export async function writeOrder(page: Page, t: Texts, name: string, day: string): Promise<string> {
  await page.goto("/orders/new");
  const box = (key: "name" | "address" | "description") => ({ name: t(`web.orders.form.${key}`), exact: true });
  for (const stop of ["pickup", "delivery"] as const) {
    const group = page.getByRole("group", { name: t(`web.orders.form.${stop}`), exact: true });
    await group.getByRole("textbox", box("name")).fill(stop === "delivery" ? name : "Xưởng");
    await group.getByRole("textbox", box("address")).fill("12 Lê Lợi, Hải Phòng");
    await group.getByRole("button", { name: t("web.orders.form.findPlace") }).click();
    const dialog = page.getByRole("dialog");
    // the town is found first; the door is said exactly
    await expect(dialog.getByText(t("web.orders.form.placeTown"))).toBeVisible();
    await dialog.getByLabel(t("web.orders.form.placeLat")).fill(String(doors[stop].latE7 / 1e7));
    await dialog.getByLabel(t("web.orders.form.placeLon")).fill(String(doors[stop].lonE7 / 1e7));
    await dialog.getByRole("button", { name: t("web.orders.form.placeUse") }).click();
    await expect(group.getByRole("button", { name: t("web.orders.form.changePlace") })).toBeVisible();
    if (stop === "pickup") continue;
    await group.getByLabel(t("web.orders.form.from"), { exact: true }).fill(`${day}T08:00`);
    await group.getByLabel(t("web.orders.form.until"), { exact: true }).fill(`${day}T18:00`);
  }
  const items = page.getByRole("group", { name: t("web.orders.form.items"), exact: true });
  await items.getByRole("textbox", box("description")).fill("Áo sơ mi");
  await page.getByRole("button", { name: t("web.orders.form.place"), exact: true }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
