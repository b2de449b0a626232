import { z } from "zod";
import { importKinds } from "./importer.ts";

/** 2,000 rows of any kind fit well. */
const MOST_CHARACTERS = 1_000_000;

export const PreviewImport = z.object({
  kind: z.enum(importKinds),
  /** The file's text: CSV with a header row. */
  text: z.string().max(MOST_CHARACTERS),
});
export const TakeImport = PreviewImport.extend({
  /** With faulty rows: take none, or all but those. */
  take: z.enum(["all_or_none", "all_but_faulty"]),
});
