import { z } from "zod";

/** A time of day as people write it: 00:00 to 24:00. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** Monday is 1, as ISO 8601 has it. */
const weekday = z.int().min(1).max(7);

const spell = z
  .object({ days: z.array(weekday).min(1).max(7), from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from !== until, { path: ["until"], message: "hours_empty" });

/** Hours of the week in local time; a spell that ends before it begins goes on past midnight. */
export const WeeklyHours = z.array(spell).min(1).max(21);

export type WeeklyHours = z.infer<typeof WeeklyHours>;
