import { type ConditionKind, type TamperSign, tamperSigns } from "./condition-inputs.ts";

/** What a condition says besides: limits, signs, keys; of what happens on a route, its order. */
export type AlertDetail = Record<string, string | number | boolean>;

/** What a number is of; values are in its SI unit. */
export type Quantity = "speed" | "distance" | "duration" | "share" | "acceleration" | "plain";

/** What an alert measured, and against what. */
export interface Measured {
  /** What it was, where the rule's kind leaves that open: a sign of tampering, or a key of `ext`. */
  sign: TamperSign | null;
  key: string | null;
  quantity: Quantity;
  /** A text where a device told one; null where the sign is all. */
  value: number | string | null;
  limit: number | null;
}

/** What of the version that judged it an alert is read by. */
export interface JudgedBy {
  kind: ConditionKind;
  holdS: number;
}

const quantityOf: Record<ConditionKind, Quantity | null> = {
  speed: "speed",
  outside_hours: "speed",
  idling: "duration",
  silence: "duration",
  visit: "duration",
  driving_time: "duration",
  unplanned_movement: "distance",
  distance: "distance",
  tampering: "distance",
  harsh: "acceleration",
  battery: "share",
  fuel_drop: "plain",
  ext: "plain",
  absence: null,
  transport: null,
};

/** Null where nothing was: a vehicle is absent, a route is late. */
export function measuredOf(
  { kind, holdS }: JudgedBy,
  { value, detail }: { value: number | null; detail: AlertDetail },
): Measured | null {
  const quantity = quantityOf[kind];
  if (quantity === null) return null;
  const sign = tamperSigns.find((one) => one === detail.sign) ?? null;
  const key = typeof detail.key === "string" ? detail.key : null;
  // a sign that a device tells is no distance
  const told = kind === "tampering" && sign !== "moved_while_off" ? null : (detail.equals ?? value);
  if (told === null && sign === null) return null;
  const heldFor = quantity === "duration" && holdS > 0 ? holdS : null;
  const limit = typeof detail.limit === "number" ? detail.limit : heldFor;
  return { sign, key, quantity, value: typeof told === "boolean" ? String(told) : told, limit };
}
