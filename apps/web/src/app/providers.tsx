"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { TRPCProvider } from "../trpc/client.tsx";

/** What every page stands on: theme, address state, the policy's nonce and the API. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange enableColorScheme={false}>
        <NuqsAdapter>
          <TRPCProvider>{children}</TRPCProvider>
        </NuqsAdapter>
      </ThemeProvider>
    </CSPProvider>
  );
}
