import type { z } from "zod";
import { type FieldProblem, fieldCodes } from "./errors.ts";

/** What a zod issue means for the field it names, for the server's answers and for forms alike. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  // schemas give zod an own code as the message
  const ownCode = fieldCodes.find((code) => code === issue.message);
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
