import "server-only";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { env } from "../env.ts";

const Mails = z.array(z.object({ at: z.number(), to: z.string(), subject: z.string(), text: z.string() }));
export type CaughtMail = z.infer<typeof Mails>[number];

/** What the demonstration mailed, the newest first; null anywhere else. */
export async function caughtMails(): Promise<CaughtMail[] | null> {
  const { CARTAGE_DEMO, CARTAGE_DEMO_FILE } = env();
  if (!CARTAGE_DEMO || !CARTAGE_DEMO_FILE) return null;
  const text = await readFile(join(dirname(CARTAGE_DEMO_FILE), "mails.json"), "utf8").catch(() => null);
  return text === null ? [] : Mails.parse(JSON.parse(text));
}
