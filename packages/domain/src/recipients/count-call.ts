import { createHash } from "node:crypto";
import { withOrganisation } from "@cartage/db/session";
import type { Database } from "../run-as.ts";

/** What strangers may do how often, by whom it is counted. */
export const strangerLimits = {
  /** Codes that an address tries. */
  code: { most: 20, periodS: 3_600 },
  /** Digits that an address tries, whatever the link. */
  digits: { most: 30, periodS: 3_600 },
  /** What is changed by one link. */
  change: { most: 30, periodS: 3_600 },
  /** What an address asks of public pages, and what a public page is asked by all. */
  asking: { most: 5, periodS: 3_600 },
  askedPage: { most: 200, periodS: 86_400 },
} as const;

/** Counts what a stranger does; answers whether it is within the limit. Whoever has no address shares one. */
export async function countCall(
  database: Database,
  { kind, subject, at }: { kind: keyof typeof strangerLimits; subject: string | null; at: Date },
): Promise<boolean> {
  const { most, periodS } = strangerLimits[kind];
  const digest = createHash("sha256")
    .update(`${kind}:${subject ?? ""}`)
    .digest();
  return withOrganisation(database, null, async ({ sql }) => {
    const [row] = await sql<{ may: boolean }[]>`
      select count_stranger_call(${digest}, ${most}, ${periodS}, ${at.toISOString()}) as may`;
    return row?.may ?? false;
  });
}
