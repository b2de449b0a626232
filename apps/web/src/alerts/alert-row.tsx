"use client";

import { Checkbox } from "@base-ui/react/checkbox";
import { useHydrated } from "@cartage/ui/use-hydrated";
import clsx from "clsx";
import { CheckIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { useAlertCause } from "../routes/progress/alert-cause.tsx";
import { Link } from "../shell/link.tsx";
import type { Outputs } from "../trpc/router.ts";
import { AlertState, Severity } from "./alert-badges.tsx";
import { useMeasuredText } from "./use-measured-text.ts";

export type AlertRowData = Outputs["alerts"]["list"]["items"][number];

type AlertRowProps = {
  alert: AlertRowData;
  isCurrent: boolean;
  /** Null for who only looks. */
  isSelected: boolean | null;
  onSelect: (isOn: boolean) => void;
};

/** One alert of the inbox. */
export function AlertRow({ alert, isCurrent, isSelected, onSelect }: AlertRowProps) {
  const t = useTranslations("web.alerts");
  // Base UI's hidden input has an inline style, which the page's policy refuses in the server's HTML
  const isHydrated = useHydrated();
  const cause = useAlertCause(alert.detail);
  const textOf = useMeasuredText();
  const { measured, geofence } = alert;
  const about = [cause, measured && textOf(measured), geofence?.name].filter(Boolean).join(" · ");
  const { id, rule, vehicle, severity, state, assignee, openedAt, retractedAt } = alert;
  return (
    <li
      data-alert={id}
      className={clsx(
        "relative flex items-center gap-3 px-4 py-2.5 transition-colors hover:bg-hover sm:px-6",
        isCurrent && "bg-hover shadow-[inset_2px_0_0_var(--color-accent)]",
      )}
    >
      {isSelected !== null && !isHydrated && <span className="size-4.5 shrink-0 pointer-coarse:size-6" />}
      {isSelected !== null && isHydrated && (
        <Checkbox.Root
          aria-label={t("selectOf", { rule: rule.name, vehicle: vehicle.name })}
          checked={isSelected}
          onCheckedChange={onSelect}
          className="relative z-1 flex size-4.5 shrink-0 items-center justify-center rounded-small border border-control bg-raised text-on-accent data-checked:border-accent data-checked:bg-accent pointer-coarse:size-6"
        >
          <Checkbox.Indicator>
            <CheckIcon className="size-3.5" />
          </Checkbox.Indicator>
        </Checkbox.Root>
      )}
      <div className="min-w-0 flex-1">
        <p className={clsx("truncate font-medium", retractedAt !== null && "text-ink-muted line-through")}>
          <Link href={`/alerts/${id}` as Route} className="after:absolute after:inset-0">
            {rule.name}
          </Link>
        </p>
        <p className="truncate text-caption text-ink-muted">
          <span className="sm:hidden">{retractedAt === null ? t(`states.${state}`) : t("retracted")} · </span>
          {about && `${about} · `}
          {vehicle.name}
          {vehicle.plate && ` · ${vehicle.plate}`}
          {assignee && ` · ${assignee.name ?? ""}`}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:flex-col max-sm:items-end max-sm:gap-1">
        <span className="flex gap-1.5">
          <Severity severity={severity} />
          <span className="max-sm:hidden">
            <AlertState state={state} isRetracted={retractedAt !== null} />
          </span>
        </span>
        <RelativeTime at={openedAt} className="w-28 text-right text-caption text-ink-muted" />
      </div>
    </li>
  );
}
