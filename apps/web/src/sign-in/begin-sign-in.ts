import { getCsrfToken } from "next-auth/react";

interface Where {
  /** A path of this site. */
  destination: string;
  /** Shows what the provider says instead of signing in. */
  isTry?: boolean;
}

/**
 * Leads the browser to a provider; next-auth's own `signIn` knows only providers that are there for everybody. Rejects
 * where that could not begin.
 */
export async function beginSignIn(
  { providerId, kind }: { providerId: string; kind: "oidc" | "saml" },
  { destination, isTry = false }: Where,
): Promise<void> {
  if (kind === "saml") {
    const query = new URLSearchParams({ to: destination, ...(isTry && { try: "1" }) });
    window.location.assign(`/api/sso/saml/${providerId}/begin?${query}`);
    return;
  }
  if (isTry) await asked(`/api/sso/try/${providerId}`, { method: "POST" });
  const csrfToken = (await getCsrfToken()) ?? "";
  const answer = await asked(`/api/auth/signin/${providerId}`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: destination, json: "true" }),
  });
  const { url } = (await answer.json()) as { url: string };
  window.location.assign(url);
}

async function asked(address: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(address, request);
  // who has to wait is led to where that is said
  if (!answer.ok && answer.status !== 429) throw new Error(`${address} answered ${answer.status}.`);
  return answer;
}
