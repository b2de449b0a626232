"use client";

import { MenuChoice, MenuSeparator } from "@cartage/ui/menu";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { readableZone, zoneToday } from "../format/zone-names.ts";
import { useMe } from "./me-context.tsx";
import { chooseTimeZone } from "./preferences.ts";

/** Whose zone times are written in, inside a menu; nothing to choose where the organisation has none, or the same. */
export function TimeZoneChoice() {
  const t = useTranslations("web.account");
  const shown = useTimeZone();
  const router = useRouter();
  const ours = useMe().organisation?.timeZone ?? null;
  const own = typeof window === "undefined" ? null : Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (ours === null || own === null || zoneToday(ours) === zoneToday(own)) return null;
  return (
    <>
      <MenuSeparator />
      <MenuChoice
        label={t("timeZone")}
        value={shown === ours ? "organisation" : "device"}
        onChange={(choice) => void chooseTimeZone(choice).then(() => router.refresh())}
        choices={[
          { value: "organisation", label: t("zoneOfOrganisation", { zone: readableZone(ours) }) },
          { value: "device", label: t("zoneOfDevice", { zone: readableZone(own) }) },
        ]}
      />
    </>
  );
}
