import { newBrowserSecret } from "@cartage/auth/sso/tickets";
import { env } from "../../../../../env.ts";
import { isCrossSite } from "../../../../../server/cross-site.ts";
import { keepUnderway } from "../../../../../server/sso/browser-cookie.ts";

type Context = { params: Promise<{ providerId: string }> };

/**
 * Marks the browser's next sign-in by a provider of OpenID Connect as a try: it shows what is said, and signs nobody in.
 * Another site may not have a browser do so, whose person would then not get in.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (isCrossSite(request.headers, env().PUBLIC_URL)) return new Response(null, { status: 403 });
  const { providerId } = await params;
  await keepUnderway({ browser: newBrowserSecret(), tried: providerId, destination: "/settings/sso" });
  return new Response(null, { status: 204 });
}
