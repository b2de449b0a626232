import type { Failure } from "./failure.ts";

/** Whether a refusal means that signing in again is what helps, or showing the second factor, to which that page leads. */
export function isSignedOut({ code }: Pick<Failure, "code">): boolean {
  return code === "signed_out" || code === "session.ended" || code === "second_factor.not_shown";
}

/** Where to sign in, and come back to this page. */
export function signInHere(): string {
  const { pathname, search } = window.location;
  return `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}
