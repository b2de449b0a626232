import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentMe } from "./current-me.ts";

/** Who is signed in; a stranger is led to signing in, and back to where one wanted to go. */
export async function signedInOrRedirect() {
  const me = await currentMe();
  if (me) return me;
  const path = (await headers()).get("x-path") ?? "/live";
  redirect(`/sign-in?to=${encodeURIComponent(path)}` as Route);
}
