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
const heldUp = new Set<(isLeaving: boolean) => void>();

function leaving(now: boolean): void {
  isLeaving = now;
  for (const holdUp of heldUp) holdUp(now);
}

/** Signs out by `leave`, which leads somewhere: what would be refused meanwhile, since the session has ended, is not asked. */
export async function whileLeaving(leave: () => Promise<unknown>): Promise<void> {
  leaving(true);
  await leave().catch((error: unknown) => {
    leaving(false);
    throw error;
  });
}

/** Asks by `ask`, which returns how to give that up: not while this page signs out, but once more where that failed. Returns how to end it. */
export function whileStaying(ask: () => () => void): () => void {
  let giveUp = isLeaving ? undefined : ask();
  const holdUp = (now: boolean) => {
    giveUp?.();
    giveUp = now ? undefined : ask();
  };
  heldUp.add(holdUp);
  return () => {
    heldUp.delete(holdUp);
    giveUp?.();
  };
}

/** Leads to signing in, and back to this page. */
export function goSignIn(): void {
  if (!isLeaving) window.location.assign(signInHere());
}
