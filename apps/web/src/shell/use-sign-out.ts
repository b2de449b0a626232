"use client";

import { signOut } from "next-auth/react";
import { whileLeaving } from "../trpc/signed-out.ts";

/** Ends the session on the server too, then leads to the landing page or where it is told. */
export function useSignOut(leadsTo = "/"): () => void {
  return () => void whileLeaving(() => signOut({ callbackUrl: leadsTo }));
}
