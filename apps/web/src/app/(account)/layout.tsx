import type { ReactNode } from "react";
import { signedInOrRedirect } from "../../server/signed-in-or-redirect.ts";
import { CustomerShell } from "../../shell/customer-shell.tsx";
import { SignedIn } from "../../shell/signed-in.tsx";

/** What belongs to a person, whatever they may do. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <SignedIn me={await signedInOrRedirect()}>
      <CustomerShell>{children}</CustomerShell>
    </SignedIn>
  );
}
