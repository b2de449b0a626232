"use client";

import { signOut } from "next-auth/react";

/** Ends the session on the server too, then leads to the landing page. */
export function useSignOut(): () => void {
  return () => void signOut({ callbackUrl: "/" });
}
