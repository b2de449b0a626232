import "server-only";
import type { ReactNode } from "react";
import { env } from "../env.ts";
import { NewsProvider } from "../notifications/news-context.tsx";
import { ReportProvider } from "../report/report-provider.tsx";
import { type Me, MeProvider } from "./me-context.tsx";

/** What every page of somebody who is signed in stands on: who they are, and the way to report what is wrong. */
export function SignedIn({ me, children }: { me: Me; children: ReactNode }) {
  return (
    <MeProvider me={me}>
      <ReportProvider version={env().CARTAGE_VERSION}>
        <NewsProvider>{children}</NewsProvider>
      </ReportProvider>
    </MeProvider>
  );
}
