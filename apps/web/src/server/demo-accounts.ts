import "server-only";
import { readFile } from "node:fs/promises";
import { roles } from "@cartage/domain/permissions";
import { z } from "zod";
import { env } from "../env.ts";

const Account = z.object({
  email: z.string(),
  password: z.string(),
  role: z.enum(roles),
  organisation: z
    .string()
    .nullish()
    .transform((name) => name ?? null),
});
export type DemoAccount = z.infer<typeof Account>;

/** The demonstration's sign-ins, from the file that its start wrote; none anywhere else. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const { CARTAGE_DEMO, CARTAGE_DEMO_FILE } = env();
  if (!CARTAGE_DEMO || !CARTAGE_DEMO_FILE) return [];
  const text = await readFile(CARTAGE_DEMO_FILE, "utf8").catch(() => null);
  return text === null ? [] : z.object({ users: z.array(Account) }).parse(JSON.parse(text)).users;
}
