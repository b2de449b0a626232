import { z } from "zod";

/** One line of text that a person typed: without control characters, which Postgres' text refuses in part. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);
}

/** A field that a form leaves empty is none. */
export const orNone = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (typeof given === "string" && given.trim() === "" ? null : given), schema.nullable());

/** Paragraphs that a person typed: lines and tabs, no other control characters. */
export function prose(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/^[\P{Cc}\n\r\t]*$/u);
}
