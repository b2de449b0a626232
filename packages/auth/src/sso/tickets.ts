import { createHash, randomBytes } from "node:crypto";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import type { Claims } from "./claims.ts";

const lastsMs = 60_000;
const digestOf = (text: string) => createHash("sha256").update(text).digest();

export interface Ticket {
  providerId: string;
  claims: Claims;
}

/** A secret for a browser that sets out to a provider; it stays with the browser. */
export const newBrowserSecret = (): string => randomBytes(32).toString("base64url");

/** What travels to the provider and back: it tells for which browser the response is, and not the browser's secret. */
export const relayStateOf = (browser: string): string => digestOf(browser).toString("base64url");

/**
 * Keeps what a provider said until the browser that asked comes for it, within a minute; answers what to come with.
 * A browser's cookie is not sent when another site posts, so the posted relay state stands for it. Throws `sso.refused`
 * for one that is none of ours.
 */
export async function keepTicket(
  { sql }: Database,
  { providerId, claims }: Ticket,
  { relayState, now }: { relayState: string; now: Date },
): Promise<string> {
  const browser = Buffer.from(relayState, "base64url");
  if (browser.byteLength !== 32) throw new DomainError("sso.refused");
  const ticket = randomBytes(32).toString("base64url");
  const until = new Date(now.getTime() + lastsMs).toISOString();
  await sql`
    select keep_identity_ticket(${digestOf(ticket)}, ${providerId}, ${browser}, ${JSON.stringify(claims)}::text::jsonb,
      ${now.toISOString()}, ${until})`;
  return ticket;
}

/** Takes a ticket, once, for the browser that it is for; null otherwise. */
export async function takeTicket(
  { sql }: Database,
  { ticket, browser, now }: { ticket: string; browser: string; now: Date },
): Promise<Ticket | null> {
  const [row] = await sql<{ provider_id: string; claims: Claims }[]>`
    select * from take_identity_ticket(${digestOf(ticket)}, ${digestOf(browser)}, ${now.toISOString()})`;
  return row ? { providerId: row.provider_id, claims: row.claims } : null;
}
