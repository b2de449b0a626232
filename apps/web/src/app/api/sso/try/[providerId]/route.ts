import { newBrowserSecret } from "@cartage/auth/sso/tickets";
import { keepUnderway } from "../../../../../server/sso/browser-cookie.ts";

type Context = { params: Promise<{ providerId: string }> };

/** Marks the browser's next sign-in by a provider of OpenID Connect as a try: it shows what is said, and signs nobody in. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { providerId } = await params;
  await keepUnderway({ browser: newBrowserSecret(), tried: providerId, destination: "/settings/sso" });
  return new Response(null, { status: 204 });
}
