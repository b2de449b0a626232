import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { getLocale, getNow, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { Sentences } from "../i18n/sentences.tsx";
import { Providers } from "./providers.tsx";

export const metadata: Metadata = { title: { default: "Cartage", template: "%s · Cartage" } };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e11" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // scripts run only with the nonce of their own request, so no page may be built in advance
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? "";
  const locale = await getLocale();
  return (
    <html lang={locale} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Sentences locale={locale} timeZone={await getTimeZone()} now={await getNow()}>
          <Providers nonce={nonce}>{children}</Providers>
        </Sentences>
      </body>
    </html>
  );
}
