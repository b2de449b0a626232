import type { z } from "zod";
import type { FieldProblem } from "./errors.ts";

/** What can be wrong with one field of a form; the sentence of each is in packages/messages under `fields`. */
export type FieldCode =
  | "required"
  | "too_short"
  | "too_long"
  | "too_small"
  | "too_big"
  | "email_shape"
  | "vin_shape"
  | "tag_shape"
  | "unknown_choice"
  | "ends_before_start"
  | "invalid";

const ownCodes: ReadonlySet<string> = new Set<FieldCode>([
  "email_shape",
  "vin_shape",
  "tag_shape",
  "ends_before_start",
]);

/** What a zod issue means for the field it names, for the server's answers and for forms alike. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  // an own code is given to zod as the message
  if (ownCodes.has(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.input === undefined ? "required" : "invalid" };
    case "too_small":
      if (issue.origin !== "string") return { code: "too_small", values: { minimum: Number(issue.minimum) } };
      return issue.minimum === 1
        ? { code: "required" }
        : { code: "too_short", values: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { code: issue.origin === "string" ? "too_long" : "too_big", values: { maximum: Number(issue.maximum) } };
    case "invalid_value":
      return { code: "unknown_choice" };
    default:
      return { code: "invalid" };
  }
}
