import type { z } from "zod";
import type { FieldCode, FieldProblem } from "./errors.ts";

const ownCodes = [
  "email_shape",
  "vin_shape",
  "tag_shape",
  "domain_shape",
  "https_only",
  "certificate_shape",
  "time_zone_unknown",
  "north_below_south",
  "to_before_from",
  "history_too_long",
  "range_too_long",
] as const satisfies FieldCode[];

/** What a zod issue means for the field it names, for the server's answers and for forms alike. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  // schemas give zod an own code as the message
  const ownCode = ownCodes.find((code) => code === issue.message);
  if (ownCode) return { code: ownCode };
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
