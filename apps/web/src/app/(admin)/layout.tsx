import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AdminShell } from "../../admin/admin-shell.tsx";
import { signedInOrRedirect } from "../../server/signed-in-or-redirect.ts";
import { SignedIn } from "../../shell/signed-in.tsx";

/** For people of the platform, while they work for no organisation; for everybody else it does not exist. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const me = await signedInOrRedirect();
  if (me.organisation !== null) notFound();
  return (
    <SignedIn me={me}>
      <AdminShell>{children}</AdminShell>
    </SignedIn>
  );
}
