"use client";

import type { Route } from "next";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { dayText } from "../map/history/zone-days.ts";
import { Link } from "../shell/link.tsx";
import type { Outputs } from "../trpc/router.ts";

type Found = Outputs["history"]["presence"];

/** The vehicles that were there, each with when; a press shows its day. */
export function PresenceList({ found }: { found: Found }) {
  const t = useTranslations("web.history.area");
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  const time = (at: number) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" });
  return (
    <section aria-live="polite" className="p-4">
      <h2 className="font-semibold">{t("found", { count: found.length })}</h2>
      {found.length === 0 && <p className="mt-1 text-ink-muted">{t("nobody")}</p>}
      <ul className="mt-2 grid gap-3">
        {found.map(({ vehicleId, name, plate, stays }) => (
          <li key={vehicleId}>
            <Link
              href={`/history?vehicle=${vehicleId}&day=${dayText(stays[0]?.enteredAt ?? 0, zone)}` as Route}
              className="font-medium text-accent-ink hover:underline"
            >
              {name}
            </Link>
            {plate && <span className="ml-2 text-ink-muted">{plate}</span>}
            <ul className="text-ink-muted tabular-nums">
              {stays.map(({ enteredAt, leftAt, isFromBefore, isBeyond }) => (
                <li key={enteredAt}>
                  {t("stay", {
                    from: isFromBefore ? t("before", { time: time(enteredAt) }) : time(enteredAt),
                    until: isBeyond ? t("beyond", { time: time(leftAt) }) : time(leftAt),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
