import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { signedInOrRedirect } from "../../server/signed-in-or-redirect.ts";
import { CustomerShell } from "../../shell/customer-shell.tsx";
import { NoScreens } from "../../shell/no-screens.tsx";
import { SignedIn } from "../../shell/signed-in.tsx";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const me = await signedInOrRedirect();
  if (me.organisation === null) redirect("/admin");
  // before anything of the organisation is shown
  if (me.lacksSecondFactor) redirect("/account");
  return (
    <SignedIn me={me}>
      <CustomerShell>
        {me.capabilities.some((capability) => capability === "vehicles.view") ? children : <NoScreens />}
      </CustomerShell>
    </SignedIn>
  );
}
