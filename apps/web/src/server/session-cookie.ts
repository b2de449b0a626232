import "server-only";
import { env } from "../env.ts";

/**
 * The cookie that names a sign-in. Over HTTPS its name begins with __Host-, so that a browser takes it from this host
 * alone, sent securely, for every path (RFC 6265bis §4.1.3); over plain HTTP a browser would not take it at all.
 */
export function sessionCookie() {
  const isSecure = env().PUBLIC_URL.startsWith("https:");
  return {
    name: isSecure ? "__Host-cartage-session" : "cartage-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure },
  };
}
