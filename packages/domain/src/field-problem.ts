import type { z } from "zod";
import type { FieldCode, FieldProblem } from "./errors.ts";

const ownCodes = [
  "email_shape",
  "vin_shape",
  "tag_shape",
  "code_shape",
  "licence_shape",
  "hours_shape",
  "yes_or_no",
  "number_ambiguous",
  "domain_shape",
  "https_only",
  "certificate_shape",
  "time_zone_unknown",
  "north_below_south",
  "to_before_from",
  "history_too_long",
  "fence_too_few_points",
  "fence_too_many_points",
  "fence_around_globe",
  "fence_crosses_itself",
  "fence_rings_cross",
  "fence_hole_outside",
  "fence_parts_overlap",
  "fence_no_radius",
  "fence_no_width",
  "recovery_beyond_limit",
  "range_inverted",
  "hold_required",
  "hold_not_possible",
  "scope_empty",
  "hours_empty",
  "range_too_long",
  "window_inverted",
  "window_too_long",
  "pickup_after_delivery",
] as const satisfies FieldCode[];

/** What a zod issue means for the field it names, for the server's answers and for forms alike. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  // schemas give zod an own code as the message
  if (issue.code === "custom" && issue.message === "required") return { code: "required" };
  const ownCode = ownCodes.find((code) => code === issue.message);
  if (ownCode) return { code: ownCode, ...valuesOf(issue) };
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

/** What an own check gives its sentence to say, such as the number of the edge that is wrong. */
function valuesOf(issue: z.core.$ZodIssue): Pick<FieldProblem, "values"> {
  if (issue.code !== "custom" || !issue.params) return {};
  const numbers = Object.entries(issue.params).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return numbers.length === 0 ? {} : { values: Object.fromEntries(numbers) };
}
