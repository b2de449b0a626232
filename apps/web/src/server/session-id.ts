import "server-only";
import type { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { env } from "../env.ts";

type Cookies = Iterable<{ name: string; value: string }>;

/** The session that the web's cookie names, once its seal was checked; whether it still holds, its row says. */
export async function sessionIdFrom(cookies: Cookies): Promise<string | null> {
  const byName = Object.fromEntries([...cookies].map(({ name, value }) => [name, value]));
  const request = { cookies: byName, headers: new Headers() } as unknown as NextRequest;
  const { NEXTAUTH_SECRET: secret, PUBLIC_URL } = env();
  const token = await getToken({ req: request, secret, secureCookie: PUBLIC_URL.startsWith("https:") });
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}
