import { comeLater, mayComeBy } from "../../../../../../server/sso/may-come-by.ts";
import { beginSaml, findSamlProvider } from "../../../../../../server/sso/saml.ts";
import { pathWithin } from "../../../../../../sign-in/path-within.ts";

type Context = { params: Promise<{ providerId: string }> };

/** Sends a browser to an organisation's SAML provider. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (!(await mayComeBy(request.headers))) return comeLater();
  const provider = await findSamlProvider((await params).providerId);
  if (!provider) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const destination = pathWithin(asked.get("to") ?? undefined);
  const location = await beginSaml(provider, { destination, isTry: asked.get("try") === "1" });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
