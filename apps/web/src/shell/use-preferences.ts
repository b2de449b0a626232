"use client";

import type { Locale } from "@cartage/messages/catalogues";
import { useHydrated } from "@cartage/ui/use-hydrated";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useTheme } from "next-themes";
import { chooseLocale } from "./preferences.ts";

export type Theme = "light" | "dark" | "system";

/** Theme and language of this person, and how to change them. */
export function usePreferences() {
  const { theme, setTheme } = useTheme();
  const locale = useLocale();
  const router = useRouter();
  // the server cannot know the theme: it lives in the browser's storage
  const isHydrated = useHydrated();
  return {
    theme: (isHydrated ? (theme ?? "system") : "system") as Theme,
    setTheme: (to: Theme) => setTheme(to),
    locale,
    setLocale: (to: Locale) => void chooseLocale(to).then(() => router.refresh()),
  };
}
