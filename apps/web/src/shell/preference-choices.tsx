"use client";

import { MenuChoice } from "@cartage/ui/menu";
import { MonitorIcon, MoonIcon, SunIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePreferences } from "./use-preferences.ts";

/** Theme and language, inside a menu. */
export function PreferenceChoices() {
  const t = useTranslations("web.account");
  const { theme, setTheme, locale, setLocale } = usePreferences();
  return (
    <>
      <MenuChoice
        label={t("theme")}
        value={theme}
        onChange={setTheme}
        choices={[
          { value: "system", label: t("system"), icon: <MonitorIcon /> },
          { value: "light", label: t("light"), icon: <SunIcon /> },
          { value: "dark", label: t("dark"), icon: <MoonIcon /> },
        ]}
      />
      <MenuChoice
        label={t("language")}
        value={locale}
        onChange={setLocale}
        choices={[
          { value: "en", label: t("en") },
          { value: "vi", label: t("vi") },
        ]}
      />
    </>
  );
}
