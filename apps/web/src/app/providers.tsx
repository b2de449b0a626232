"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ToastRegion } from "@cartage/ui/toast";
import { useTranslations } from "next-intl";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { TRPCProvider } from "../trpc/client.tsx";

/** What every page stands on: theme, address state, the policy's nonce, the API and toasts. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations("web.common");
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange enableColorScheme={false}>
        <NuqsAdapter>
          <TRPCProvider>
            <ToastRegion labels={{ region: t("toasts"), close: t("close") }}>{children}</ToastRegion>
          </TRPCProvider>
        </NuqsAdapter>
      </ThemeProvider>
    </CSPProvider>
  );
}
