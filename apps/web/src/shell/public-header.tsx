"use client";

import { Button } from "@cartage/ui/button";
import { Menu } from "@cartage/ui/menu";
import { Wordmark } from "@cartage/ui/wordmark";
import { Settings2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import { PreferenceChoices } from "./preference-choices.tsx";

/** The head of pages that need no sign-in: the sign, preferences, and what else the page offers. */
export function PublicHeader({ children }: { children?: ReactNode }) {
  const t = useTranslations("web");
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl items-center gap-2 px-4 sm:px-6">
      <Link href="/" className="mr-auto rounded-small">
        <Wordmark name={t("brand")} />
      </Link>
      <Menu
        align="end"
        trigger={
          <Button look="quiet" size="icon" aria-label={`${t("account.theme")}, ${t("account.language")}`}>
            <Settings2Icon />
          </Button>
        }
      >
        <PreferenceChoices />
      </Menu>
      {children}
    </header>
  );
}
