import type { Outputs } from "../trpc/router.ts";

export type OwnPlan = Outputs["plans"]["own"];
export type Limits = OwnPlan["plan"];
export type Usage = OwnPlan["usage"];
export type Subscription = OwnPlan["subscriptions"][number];

const dayMs = 86_400_000;

/** The last 30 UTC days, the oldest first, those without positions too. */
export function lastDays({ days }: Usage, now: number): Usage["days"] {
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: 30 }, (_, at) => {
    const day = new Date(now - (29 - at) * dayMs).toISOString().slice(0, 10);
    return known.get(day) ?? { day, positions: 0, aboveRate: 0 };
  });
}

export const totalOf = (days: Usage["days"], what: "positions" | "aboveRate") =>
  days.reduce((sum, day) => sum + day[what], 0);
