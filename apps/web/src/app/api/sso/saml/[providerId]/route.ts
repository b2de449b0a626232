import { findSamlProvider, metadataOf } from "../../../../../server/sso/saml.ts";

type Context = { params: Promise<{ providerId: string }> };

/** What an organisation's SAML provider needs to know of us; its address is our entity id there. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const provider = await findSamlProvider((await params).providerId);
  if (!provider) return new Response(null, { status: 404 });
  return new Response(metadataOf(provider), { headers: { "content-type": "application/samlmetadata+xml" } });
}
