import { z } from "zod";

/** A cell that is empty is not given. */
export const cell = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (given === "" ? undefined : given), schema);

/** A number as files write it; a comma before the decimals counts too. */
export const numberCell = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => {
    if (given === undefined || given === "") return undefined;
    const text = String(given).replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : given;
  }, schema);

const [YES, NO] = [
  ["yes", "true", "1", "x", "có"],
  ["no", "false", "0", "không"],
];

export const yesCell = z.preprocess((given) => {
  const text = String(given ?? "").toLowerCase();
  if (text === "") return undefined;
  return YES?.includes(text) ? true : NO?.includes(text) ? false : given;
}, z.boolean({ error: "yes_or_no" }).optional());

/** Words between semicolons, commas or spaces of their own. */
export const wordsCell = <Schema extends z.ZodType>(schema: Schema, separator = /[;,]/) =>
  z.preprocess((given) => {
    if (given === undefined || given === "") return undefined;
    return String(given)
      .split(separator)
      .map((word) => word.trim())
      .filter((word) => word !== "");
  }, schema);
