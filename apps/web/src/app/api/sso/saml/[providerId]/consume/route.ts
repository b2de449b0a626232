import { mostResponseBytes } from "@cartage/auth/sso/saml";
import { comeLater, mayComeBy } from "../../../../../../server/sso/may-come-by.ts";
import { consumeSaml, findSamlProvider } from "../../../../../../server/sso/saml.ts";

type Context = { params: Promise<{ providerId: string }> };

/** Where an organisation's SAML provider has a browser post its response (the assertion consumer service). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!(await mayComeBy(request.headers))) return comeLater();
  const provider = await findSamlProvider((await params).providerId);
  if (!provider) return new Response(null, { status: 404 });
  // a form's encoding makes base64 longer by a third at most
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > mostResponseBytes * 1.5)
    return new Response(null, { status: 413 });
  const form = await request.formData().catch(() => new FormData());
  const location = await consumeSaml(provider, form);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
