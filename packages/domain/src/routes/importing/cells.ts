import { z } from "zod";
import { type NumberKind, readNumber } from "../../tables/number-rules.ts";

/** A number as files write it, see `readNumber`. */
export const numberCell = <Schema extends z.ZodType>(kind: NumberKind, schema: Schema) =>
  z.preprocess((given, context) => {
    if (typeof given !== "string") return given;
    const number = readNumber(given, kind);
    if (typeof number === "number") return number;
    context.addIssue({ code: "custom", message: "number_ambiguous", params: { ...number } });
    return z.NEVER;
  }, schema);

const [YES, NO] = [
  ["yes", "true", "1", "x", "có"],
  ["no", "false", "0", "không"],
];

export const yesCell = z.preprocess((given) => {
  if (given === undefined) return undefined;
  const text = String(given).toLowerCase();
  return YES?.includes(text) ? true : NO?.includes(text) ? false : given;
}, z.boolean({ error: "yes_or_no" }).optional());

export const emailCell = z.email("email_shape").trim().toLowerCase().max(254);

/** Words between semicolons, commas or spaces of their own. */
export const wordsCell = <Schema extends z.ZodType>(schema: Schema, separator = /[;,]/) =>
  z.preprocess((given) => {
    if (given === undefined) return undefined;
    return String(given)
      .split(separator)
      .map((word) => word.trim())
      .filter((word) => word !== "");
  }, schema);
