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

let isLeaving = false;

/** Signs out by `leave`, which leads somewhere: what is refused meanwhile, since the session has ended, leads nowhere else. */
export async function whileLeaving(leave: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  await leave().catch((error: unknown) => {
    isLeaving = false;
    throw error;
  });
}

/** Leads to signing in, and back to this page. */
export function goSignIn(): void {
  if (!isLeaving) window.location.assign(signInHere());
}
