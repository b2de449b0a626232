import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentMe } from "../../server/current-me.ts";
import { CustomerShell } from "../../shell/customer-shell.tsx";
import { MeProvider } from "../../shell/me-context.tsx";
import { NoScreens } from "../../shell/no-screens.tsx";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const me = await currentMe();
  if (!me) {
    const path = (await headers()).get("x-path") ?? "/live";
    redirect(`/sign-in?to=${encodeURIComponent(path)}` as Route);
  }
  return (
    <MeProvider me={me}>
      <CustomerShell>
        {me.capabilities.some((capability) => capability === "vehicles.view") ? children : <NoScreens />}
      </CustomerShell>
    </MeProvider>
  );
}
