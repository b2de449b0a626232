import { join } from "node:path";
import { createProofSheetEndpoint } from "@cartage/api/rest/proofs/sheet";
import type { NextRequest } from "next/server";
import { services } from "../../../../server/services.ts";
import { sessionIdFrom } from "../../../../server/session-id.ts";

/** The server runs in the folder of this app, whose dependency the fonts are. */
const fonts = join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans");

export async function GET(request: NextRequest): Promise<Response> {
  const answer = createProofSheetEndpoint({ services: await services(), fonts });
  return answer(request, await sessionIdFrom(request.cookies.getAll()));
}
