import type { Account } from "./create-watcher.ts";

/** Signs in at the web app as its form does. Answers the cookies that speak for the person, as a request's header has them. */
export async function signIn(url: string, { email, password }: Account): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("cartage-session")) throw new Error(`Signing in was answered with ${answer.status}.`);
  return cookie;
}

function cookiesOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}
