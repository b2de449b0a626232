import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { serverCaller } from "./caller.ts";
import { sessionIdFrom } from "./session-id.ts";

/** What keeps the sign-in of this browser from holding, if it is that its organisation is suspended; once per request. */
export const currentSuspension = cache(async () => {
  if ((await sessionIdFrom((await cookies()).getAll())) === null) return null;
  return (await serverCaller()).accounts.suspension.get();
});
