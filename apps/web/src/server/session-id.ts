import "server-only";
import type { NextRequest } from "next/server";
import { getToken, type JWT } from "next-auth/jwt";
import { env } from "../env.ts";
import { sessionCookie } from "./session-cookie.ts";

type Cookies = Iterable<{ name: string; value: string }>;

/** The session that the web's cookie names, once its seal was checked; whether it still holds, its row says. */
export async function sessionIdFrom(cookies: Cookies): Promise<string | null> {
  const token = await unseal(Object.fromEntries([...cookies].map(({ name, value }) => [name, value])));
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}

/** All that the cookie of a request says, once its seal was checked. */
export async function tokenIn(headers: Headers): Promise<JWT | null> {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return [name, decodeURIComponent(value.join("="))];
  });
  return unseal(Object.fromEntries(pairs));
}

async function unseal(cookies: Record<string, string>): Promise<JWT | null> {
  const request = { cookies, headers: new Headers() } as unknown as NextRequest;
  return getToken({ req: request, secret: env().NEXTAUTH_SECRET, cookieName: sessionCookie().name });
}
