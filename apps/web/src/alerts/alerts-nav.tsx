"use client";

import clsx from "clsx";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "../shell/link.tsx";

const pages = [
  { key: "inbox", href: "/alerts" },
  { key: "rules", href: "/alerts/rules" },
] as const;

/** Between what was raised and what raises it. */
export function AlertsNav() {
  const t = useTranslations("web.rules.nav");
  const path = usePathname();
  return (
    <nav aria-label={t("label")} className="flex gap-1 border-line border-b px-3 sm:px-5">
      {pages.map(({ key, href }) => {
        const isCurrent = path === href;
        return (
          <Link
            key={key}
            href={href as Route}
            aria-current={isCurrent ? "page" : undefined}
            className={clsx(
              "-mb-px flex h-10 items-center border-b-2 px-2 font-medium transition-colors focus-visible:-outline-offset-2 pointer-coarse:h-11",
              isCurrent ? "border-accent text-ink" : "border-transparent text-ink-muted hover:text-ink",
            )}
          >
            {t(key)}
          </Link>
        );
      })}
    </nav>
  );
}
