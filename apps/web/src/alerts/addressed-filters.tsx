"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import type { AlertFilters } from "./alerts-input.ts";

type Name = "rule" | "vehicle" | "group" | "order" | "tag" | "days" | "retracted";

type AddressedFiltersProps = {
  filters: AlertFilters;
  onChange: (next: { [Each in Name]?: null }) => void;
};

/** What the inbox is narrowed to besides state, severity and person, each to be taken away. */
export function AddressedFilters({ filters, onChange }: AddressedFiltersProps) {
  const t = useTranslations("web.alerts.narrowed");
  const trpc = useTRPC();
  const { rule, vehicle, group, order, tag, days, retracted } = filters;
  const ruled = useQuery(trpc.rules.get.queryOptions(rule ? { ruleId: rule } : skipToken));
  const driven = useQuery(trpc.fleet.vehicles.get.queryOptions(vehicle ? { vehicleId: vehicle } : skipToken));
  const groups = useQuery(trpc.fleet.groups.list.queryOptions(group ? undefined : skipToken));
  const grouped = groups.data?.find(({ id }) => id === group);
  const shown: [Name, string][] = [];
  if (rule) shown.push(["rule", ruled.data ? t("rule", { name: ruled.data.name }) : t("oneRule")]);
  if (vehicle) shown.push(["vehicle", driven.data ? t("vehicle", { name: driven.data.name }) : t("oneVehicle")]);
  if (group) shown.push(["group", grouped ? t("group", { name: grouped.name }) : t("oneGroup")]);
  if (order) shown.push(["order", t("order")]);
  if (tag) shown.push(["tag", t("tag", { name: tag })]);
  if (days) shown.push(["days", t("days", { count: days })]);
  if (retracted) shown.push(["retracted", t("retracted")]);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-1.5 border-line border-b px-4 py-2 sm:px-6">
      {shown.map(([name, words]) => (
        <li key={name} className="min-w-0">
          <button
            type="button"
            aria-label={t("remove", { filter: words })}
            onClick={() => onChange({ [name]: null })}
            className="flex min-h-7 max-w-full items-center gap-1.5 rounded-control bg-accent-soft px-2 text-accent-ink transition-colors hover:bg-hover pointer-coarse:min-h-11"
          >
            <span className="truncate">{words}</span>
            <XIcon className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
