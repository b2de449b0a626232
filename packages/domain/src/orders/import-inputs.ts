import { z } from "zod";
import { line } from "../inputs.ts";

/** In base64, which takes four thirds: ten thousand wide rows. */
const mostLetters = 14_000_000;

export const CheckImport = z.object({
  content: z.base64().max(mostLetters),
  /** In which the file's times are meant. */
  timeZone: z.string().max(60).refine(isTimeZone, "time_zone_unknown"),
  /** What an item without a name is called. */
  noItem: line(60).min(1),
});
export const ApplyImport = CheckImport.extend({
  fileName: line(200).min(1),
  /** Rows with faults: none of the file is taken, or all but those. */
  faulty: z.enum(["refuse", "leave_out"]),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
