import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../../../../server/auth-options.ts";
import { findOffered } from "../../../../server/sso/providers.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const isAboutProvider = (action === "signin" || action === "callback") && provider !== undefined;
  const offered = isAboutProvider ? await findOffered(provider) : null;
  const options = authOptions({ headers: request.headers, offered });
  return NextAuth(request as never, context as never, options) as Promise<Response>;
}

export { handle as GET, handle as POST };
