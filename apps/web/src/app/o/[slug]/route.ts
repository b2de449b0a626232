import type { NextRequest } from "next/server";
import { askOnPage, showPublicPage } from "../../../recipients/open/public-endpoint.ts";

type Given = RouteContext<"/o/[slug]">;

export async function GET(request: NextRequest, { params }: Given): Promise<Response> {
  return showPublicPage(request, (await params).slug);
}

export async function POST(request: NextRequest, { params }: Given): Promise<Response> {
  return askOnPage(request, (await params).slug);
}
