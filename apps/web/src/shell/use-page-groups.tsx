"use client";

import { can } from "@cartage/domain/permissions";
import type { PaletteGroup } from "@cartage/ui/command-palette";
import { BugIcon, LanguagesIcon, LogOutIcon, MonitorIcon, MoonIcon, PlusIcon, SunIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useReport } from "../report/report-context.tsx";
import { useMe } from "./me-context.tsx";
import { sections } from "./sections.ts";
import { usePreferences } from "./use-preferences.ts";
import { useSignOut } from "./use-sign-out.ts";

/** The palette's fixed part: where to go and what to do, as far as the person may. */
export function usePageGroups(): PaletteGroup[] {
  const t = useTranslations("web.palette");
  const tNav = useTranslations("web.nav");
  const router = useRouter();
  const me = useMe();
  const { setTheme, locale, setLocale } = usePreferences();
  const signOut = useSignOut();
  const tReport = useTranslations("web.report");
  const report = useReport()?.open;
  const go = (href: string) => () => router.push(href as Route);
  const additions = [
    { id: "add-order", label: t("addOrder"), href: "/orders/new", needs: "orders.edit" as const },
    { id: "add-incident", label: t("addIncident"), href: "/incidents?add=true", needs: "incidents.work" as const },
    { id: "add-vehicle", label: t("addVehicle"), href: "/vehicles?add=true", needs: "vehicles.edit" as const },
    { id: "add-geofence", label: t("addGeofence"), href: "/geofences/new", needs: "geofences.edit" as const },
    { id: "add-device", label: t("addDevice"), href: "/devices?add=true", needs: "devices.manage" as const },
    { id: "write-rule", label: t("writeRule"), href: "/alerts/rules/new", needs: "rules.edit" as const },
    { id: "ask", label: t("ask"), href: "/requests?ask=true", needs: "requests.ask" as const },
  ];
  return [
    {
      label: t("pages"),
      entries: sections
        .filter(({ needs }) => can(me, needs))
        .map(({ key, href, icon: Icon }) => ({ id: href, label: tNav(key), icon: <Icon />, onChoose: go(href) })),
    },
    {
      label: t("actions"),
      entries: [
        ...additions
          .filter(({ needs }) => can(me, needs))
          .map(({ id, label, href }) => ({ id, label, icon: <PlusIcon />, onChoose: go(href) })),
        { id: "light", label: t("useLight"), icon: <SunIcon />, onChoose: () => setTheme("light") },
        { id: "dark", label: t("useDark"), icon: <MoonIcon />, onChoose: () => setTheme("dark") },
        { id: "system", label: t("useSystem"), icon: <MonitorIcon />, onChoose: () => setTheme("system") },
        {
          id: "language",
          label: t("switchLanguage"),
          keywords: ["language", "ngôn ngữ"],
          icon: <LanguagesIcon />,
          onChoose: () => setLocale(locale === "en" ? "vi" : "en"),
        },
        ...(report ? [{ id: "report", label: tReport("menu"), icon: <BugIcon />, onChoose: report }] : []),
        { id: "sign-out", label: t("signOut"), icon: <LogOutIcon />, onChoose: signOut },
      ],
    },
  ];
}
