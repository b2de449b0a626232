"use client";

import { can } from "@cartage/domain/permissions";
import clsx from "clsx";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me-context.tsx";
import { RouterLink } from "../shell/router-link.tsx";
import { settingsPages } from "./settings-pages.ts";

/** On a phone the row is wider than the screen. */
const showWhole = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ inline: "center", block: "nearest" });

/** The pages of the settings, as one row above each of them. */
export function SettingsNav() {
  const t = useTranslations("web.settings");
  const path = usePathname();
  const me = useMe();
  return (
    <nav aria-label={t("label")} className="flex gap-1 overflow-x-auto border-line border-b px-2 sm:px-4">
      {settingsPages
        .filter(({ needs }) => can(me, needs))
        .map(({ key, href }) => {
          const isCurrent = path.startsWith(href);
          return (
            <RouterLink
              key={key}
              href={href}
              {...(isCurrent && { "aria-current": "page", ref: showWhole })}
              className={clsx(
                "-mb-px flex h-11 shrink-0 items-center border-b-2 px-2 transition-colors hover:text-ink",
                isCurrent ? "border-accent font-medium text-ink" : "border-transparent text-ink-muted",
              )}
            >
              {t(`pages.${key}`)}
            </RouterLink>
          );
        })}
    </nav>
  );
}
