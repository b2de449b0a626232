import type { NextRequest } from "next/server";
import { changeTracking, showTracking } from "../../../recipients/open/tracking-endpoint.ts";

type Given = RouteContext<"/track/[token]">;

export async function GET(request: NextRequest, { params }: Given): Promise<Response> {
  return showTracking(request, (await params).token);
}

export async function POST(request: NextRequest, { params }: Given): Promise<Response> {
  return changeTracking(request, (await params).token);
}
