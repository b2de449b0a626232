"use client";

import { can } from "@cartage/domain/permissions";
import { AppShell } from "@cartage/ui/app-shell";
import { Kbd } from "@cartage/ui/kbd";
import { Wordmark } from "@cartage/ui/wordmark";
import { SearchIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Bell } from "../notifications/bell.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { BehalfBanner } from "./behalf-banner.tsx";
import { useMe } from "./me-context.tsx";
import { OrganisationMark } from "./organisation-mark.tsx";
import { Palette } from "./palette.tsx";
import { RouterLink } from "./router-link.tsx";
import { sections } from "./sections.ts";
import { TimeZoneKeeper } from "./time-zone-keeper.tsx";

/** The customer section's frame: navigation, search, account. */
export function CustomerShell({ children }: { children: ReactNode }) {
  const t = useTranslations("web.nav");
  const brand = useTranslations("web")("brand");
  const path = usePathname();
  const me = useMe();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setPaletteOpen((was) => !was);
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  return (
    <AppShell
      brand={<Wordmark name={brand} isCompact />}
      owner={<OrganisationMark />}
      items={sections
        .filter(({ needs }) => can(me, needs))
        .map(({ key, href, icon }) => ({ href, icon, label: t(key), isCurrent: path.startsWith(href) }))}
      link={RouterLink}
      search={
        <div className="flex items-center gap-1 max-wide:md:flex-col">
          <div className="min-w-0 flex-1">
            <SearchButton label={t("search")} onOpen={() => setPaletteOpen(true)} />
          </div>
          {me.organisation && can(me, "tracking.view") && <Bell />}
        </div>
      }
      footer={<AccountMenu />}
      banner={<BehalfBanner />}
      labels={{ nav: t("label"), skip: t("skip"), more: t("more") }}
    >
      {children}
      <TimeZoneKeeper showsTimes />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </AppShell>
  );
}

function SearchButton({ label, onOpen }: { label: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-full items-center justify-center gap-2 rounded-control border border-transparent px-2 text-ink-faint transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-10 wide:justify-start wide:border-line wide:bg-surface wide:shadow-control"
    >
      <SearchIcon className="size-4 shrink-0" />
      <span className="sr-only flex-1 text-left wide:not-sr-only wide:truncate">{label}</span>
      <span aria-hidden="true" className="hidden wide:block">
        <Kbd>⌘K</Kbd>
      </span>
    </button>
  );
}
