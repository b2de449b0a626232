"use client";

import { AppShell, type LinkProps } from "@cartage/ui/app-shell";
import { Wordmark } from "@cartage/ui/wordmark";
import { MapIcon, RadioTowerIcon, TruckIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const sections = [
  { key: "live", href: "/live", icon: MapIcon },
  { key: "vehicles", href: "/vehicles", icon: TruckIcon },
  { key: "devices", href: "/devices", icon: RadioTowerIcon },
] as const;

const RouterLink = ({ href, ...rest }: LinkProps) => <Link href={href as Route} {...rest} />;

/** The customer section's frame with its navigation. */
export function CustomerShell({ children }: { children: ReactNode }) {
  const t = useTranslations("web.nav");
  const brand = useTranslations("web")("brand");
  const path = usePathname();
  return (
    <AppShell
      brand={<Wordmark name={brand} isCompact />}
      items={sections.map(({ key, href, icon }) => ({ href, icon, label: t(key), isCurrent: path.startsWith(href) }))}
      link={RouterLink}
      search={null}
      footer={null}
      labels={{ nav: t("label"), skip: t("skip") }}
    >
      {children}
    </AppShell>
  );
}
