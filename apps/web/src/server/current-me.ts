import "server-only";
import { TRPCError } from "@trpc/server";
import { cookies } from "next/headers";
import { cache } from "react";
import { serverCaller } from "./caller.ts";
import { sessionIdFrom } from "./session-id.ts";

/** Who is signed in, once per request; null without a living session. */
export const currentMe = cache(async () => {
  if ((await sessionIdFrom((await cookies()).getAll())) === null) return null;
  const caller = await serverCaller();
  return caller.accounts.me().catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") return null;
    throw error;
  });
});
