import { z } from "zod";

/** One line of text that a person typed: without control characters, which Postgres' text refuses in part. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);
}

/** Paragraphs that a person typed: lines and tabs, no other control characters. */
export function prose(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/^[\P{Cc}\n\r\t]*$/u);
}
