import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { signedInOrRedirect } from "./signed-in-or-redirect.ts";

/** For pages that any member has: people of the platform are led to theirs, who lacks a second factor to setting one up. */
export async function insiderOrRedirect(onPlatform: string) {
  const me = await signedInOrRedirect();
  if (me.organisation === null) redirect(onPlatform as Route);
  if (me.lacksSecondFactor) redirect("/account");
  return me;
}
