import { minutesOf, wallTimeAt } from "../notifications/wall-clock-rules.ts";
import type { Window } from "../orders/inputs.ts";
import { instantAt } from "../orders/local-time-rules.ts";
import type { OrderEventBody } from "../orders/log-rules.ts";
import { mayReschedule, type OrderState, type Standing } from "../orders/states.ts";
import type { RecipientSettings, ToldState } from "./inputs.ts";

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const digitsAsked = 4;

/** The last digits of a phone number, by which its owner is known; null of what is no phone number. */
export function lastDigits(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return digits.length < 7 ? null : digits.slice(-digitsAsked);
}

/** A number as providers dial it (E.164); null of what is none. */
export function dialled(phone: string | null, callingCode: string): string | null {
  const typed = phone?.trim() ?? "";
  const digits = typed.replace(/\D/g, "");
  const isWhole = typed.startsWith("+") || digits.startsWith("00");
  const whole = isWhole ? digits.replace(/^00/, "") : `${callingCode}${digits.replace(/^0/, "")}`;
  return digits.length >= 7 && /^[1-9]\d{6,14}$/.test(whole) ? `+${whole}` : null;
}

type Offering = Pick<RecipientSettings, "windows" | "weekdays" | "daysAhead" | "noticeH">;

/** The windows that may be chosen now, the soonest first; none that would end before the goods can be picked up. */
export function offeredWindows(
  { windows, weekdays, daysAhead, noticeH }: Offering,
  { now, timeZone, pickup, current }: { now: number; timeZone: string; pickup: Window | null; current: Window },
): Window[] {
  const { day: today } = wallTimeAt(new Date(now), timeZone);
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) =>
    new Date(Date.parse(today) + ahead * dayMs).toISOString().slice(0, 10),
  );
  return days
    .filter((day) => weekdays.includes(new Date(day).getUTCDay() || 7))
    .flatMap((day) =>
      windows.map(({ from, until }) => ({
        from: instantAt(day, minutesOf(from), timeZone),
        until: instantAt(day, minutesOf(until), timeZone),
      })),
    )
    .filter(({ from, until }) => from >= now + noticeH * hourMs && until > from && (!pickup || pickup.from < until))
    .filter(({ from, until }) => from !== current.from || until !== current.until)
    .sort((one, other) => one.from - other.from || one.until - other.until);
}

/** Whether another window can still be chosen: once a driver has the order, its time is settled. */
export function mayChooseWindow(order: Standing, settings: RecipientSettings): boolean {
  return order.state !== "draft" && settings.windows.length > 0 && mayReschedule(order);
}

/** What a recipient's page is about. */
export type TrackingStage = "waiting" | "on_its_way" | "delivered" | "failed" | "returned" | "cancelled";

export function stageOf(state: OrderState): TrackingStage {
  switch (state) {
    case "draft":
    case "placed":
    case "planned":
    case "dispatched":
      return "waiting";
    case "collected":
    case "in_transit":
    case "at_hub":
    case "out_for_delivery":
      return "on_its_way";
    case "returning":
      return "returned";
    default:
      return state;
  }
}

/** What of an order's log a recipient is told; the rest is between the organisation and its people. */
const toldDeeds = {
  created: "placed",
  placed: "placed",
  rescheduled: "rescheduled",
  planned: "planned",
  dispatched: "dispatched",
  collected: "collected",
  departed: "in_transit",
  arrived_at_hub: "at_hub",
  set_out: "out_for_delivery",
  delivered: "delivered",
  partly_delivered: "failed",
  failed: "failed",
  returning: "returning",
  returned: "returned",
  cancelled: "cancelled",
} as const satisfies Partial<Record<OrderEventBody["type"], string>>;

export type ToldDeed = (typeof toldDeeds)[keyof typeof toldDeeds];

/** What happened, as a recipient reads it: no reasons and no names, the same only once in a row. */
export function happened(log: readonly { at: number; body: OrderEventBody }[]): { at: number; deed: ToldDeed }[] {
  const known: Partial<Record<string, ToldDeed>> = toldDeeds;
  const told = log.flatMap(({ at, body }) => {
    if (body.type === "created" && body.isDraft) return [];
    const deed = known[body.type];
    return deed ? [{ at, deed }] : [];
  });
  return told.filter(({ deed }, at) => deed !== told[at - 1]?.deed);
}

/** The state that an event of the log brought, where a recipient can be told of it; null else. */
export function toldStateOf(type: OrderEventBody["type"], state: OrderState): ToldState | null {
  // what changes no state is told by what changed it
  const known: Partial<Record<string, ToldDeed>> = toldDeeds;
  if (!known[type] || type === "rescheduled" || state === "draft") return null;
  return state;
}
