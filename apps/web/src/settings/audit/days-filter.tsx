"use client";

import { Input } from "@cartage/ui/input";
import { useTranslations } from "next-intl";

interface Days {
  from: Date | null;
  to: Date | null;
}

/** From which day in UTC to which, both included. */
export function DaysFilter({ days, onChange }: { days: Days; onChange: (changed: Partial<Days>) => void }) {
  const t = useTranslations("web.audit");
  return (["from", "to"] as const).map((name) => (
    <span key={name} className="flex items-center gap-2 text-ink-muted">
      <span aria-hidden="true">{t(name)}</span>
      <Input
        type="date"
        aria-label={t(name)}
        value={days[name]?.toISOString().slice(0, 10) ?? ""}
        onChange={({ target }) => onChange({ [name]: target.value ? new Date(target.value) : null })}
        className="w-36"
      />
    </span>
  ));
}
