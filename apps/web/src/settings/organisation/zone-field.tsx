"use client";

import { Field } from "@cartage/ui/field";
import { inputClass } from "@cartage/ui/input-class";
import { SearchSelect } from "@cartage/ui/search-select";
import { useHydrated } from "@cartage/ui/use-hydrated";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { readableZone, zonesLike } from "../../format/zone-names.ts";

const most = 60;

/** A time zone, found by a part of its name; none leaves it to each person's browser. */
export function ZoneField({ value, onChange }: { value: string | null; onChange: (zone: string | null) => void }) {
  const t = useTranslations("web.organisation.region");
  const locale = useLocale();
  const [searched, setSearched] = useState("");
  // Base UI's hidden input has an inline style, which a page's policy refuses in the server's HTML
  const isHydrated = useHydrated();
  const found = isHydrated
    ? zonesLike(searched)
        .slice(0, most)
        .map((zone) => ({ value: zone, label: readableZone(zone), detail: offsetOf(zone, locale) }))
    : [];
  return (
    <Field name="timeZone" label={t("timeZone")} hint={t("timeZoneHint")}>
      {isHydrated ? (
        <SearchSelect
          found={found}
          onSearch={setSearched}
          value={value === null ? null : { value, label: readableZone(value) }}
          onChange={(chosen) => onChange(chosen?.value ?? null)}
          placeholder={t("browserTimeZone")}
          nothing={t("noZone")}
          clearLabel={t("clearZone")}
        />
      ) : (
        <span className={`${inputClass} flex items-center`}>
          {value === null ? t("browserTimeZone") : readableZone(value)}
        </span>
      )}
    </Field>
  );
}

function offsetOf(zone: string, locale: string): string | undefined {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value;
}
