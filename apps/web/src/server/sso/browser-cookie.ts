import "server-only";
import { cookies } from "next/headers";
import { env } from "../../env.ts";
import { pathWithin } from "../../sign-in/path-within.ts";

const lastsS = 600;

/** What a browser keeps while its person is at a provider: a secret of its own, where to go on, and whether it is a try. */
export interface Underway {
  browser: string;
  /** The provider that an administrator tries; nobody is signed in by it then. */
  tried: string | null;
  destination: string;
}

const name = () => (env().PUBLIC_URL.startsWith("https:") ? "__Host-cartage-sso" : "cartage-sso");

export async function keepUnderway({ browser, tried, destination }: Underway): Promise<void> {
  const value = new URLSearchParams({ browser, tried: tried ?? "", destination }).toString();
  const secure = env().PUBLIC_URL.startsWith("https:");
  (await cookies()).set(name(), value, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: lastsS });
}

/** Reads it and forgets it; null when this browser did not begin. */
export async function takeUnderway(): Promise<Underway | null> {
  const underway = await readUnderway();
  const secure = env().PUBLIC_URL.startsWith("https:");
  if (underway) (await cookies()).delete({ name: name(), path: "/", secure });
  return underway;
}

/** The same, for a page, which may set no cookies. */
export async function readUnderway(): Promise<Underway | null> {
  const value = (await cookies()).get(name())?.value;
  if (value === undefined) return null;
  const kept = new URLSearchParams(value);
  return {
    browser: kept.get("browser") ?? "",
    tried: kept.get("tried") || null,
    destination: pathWithin(kept.get("destination") ?? undefined),
  };
}
