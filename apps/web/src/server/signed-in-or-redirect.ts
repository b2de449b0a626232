import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentMe } from "./current-me.ts";
import { currentSuspension } from "./current-suspension.ts";

/**
 * Who is signed in; a stranger is led to signing in, who owes a second factor to showing it, and back to where one wanted
 * to go. People of a suspended organisation meet the page that explains.
 */
export async function signedInOrRedirect() {
  const me = await currentMe();
  const to = encodeURIComponent((await headers()).get("x-path") ?? "/live");
  if (me?.lacksSecondFactor && me.hasSecondFactor) redirect(`/second-factor?to=${to}` as Route);
  if (me) return me;
  if (await currentSuspension()) redirect("/suspended");
  redirect(`/sign-in?to=${to}` as Route);
}
