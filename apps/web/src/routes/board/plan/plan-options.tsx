"use client";

import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Vehicle } from "../board-day.ts";

export interface PlanWishes {
  orders: "all" | "chosen" | "none";
  vehicles: "all" | "used" | "selected";
  objective: "cheapest" | "balanced";
  disturb: "anything" | "little" | "nothing";
}

type PlanOptionsProps = {
  wishes: PlanWishes;
  onChange: (wishes: PlanWishes) => void;
  chosen: number;
  waiting: number;
  /** What the vehicle is called whose route is open beside the map. */
  selectedName: string | null;
  /** The vehicle for which the day is planned anew. */
  stuck: Vehicle | null;
};

/** What a plan is to be made for. */
export function PlanOptions({ wishes, onChange, chosen, waiting, selectedName, stuck }: PlanOptionsProps) {
  const t = useTranslations("web.board.plan");
  return (
    <div className="grid gap-4">
      {stuck && (
        <Notice tone={stuck.isAvailable ? "warning" : "critical"} icon={<TriangleAlertIcon />}>
          {t(stuck.isAvailable ? "goesOn" : "stuck", { name: stuck.name })}
        </Notice>
      )}
      <p className="text-ink-muted">{t("lead")}</p>
      <Choice label={t("orders")}>
        <Select
          label={t("orders")}
          value={wishes.orders}
          onChange={(orders) => onChange({ ...wishes, orders })}
          choices={[
            { value: "all", label: t("ordersAll", { count: waiting }) },
            ...(chosen > 0 ? [{ value: "chosen" as const, label: t("ordersChosen", { count: chosen }) }] : []),
            { value: "none", label: t("ordersNone") },
          ]}
        />
      </Choice>
      <Choice label={t("onVehicles")}>
        <Select
          label={t("onVehicles")}
          value={wishes.vehicles}
          onChange={(vehicles) => onChange({ ...wishes, vehicles })}
          choices={[
            { value: "all", label: t("vehiclesAll") },
            { value: "used", label: t("vehiclesUsed") },
            ...(selectedName === null
              ? []
              : [{ value: "selected" as const, label: t("vehiclesSelected", { name: selectedName }) }]),
          ]}
        />
      </Choice>
      <Choice label={t("objective")}>
        <Select
          label={t("objective")}
          value={wishes.objective}
          onChange={(objective) => onChange({ ...wishes, objective })}
          choices={[
            { value: "cheapest", label: t("cheapest") },
            { value: "balanced", label: t("balanced") },
          ]}
        />
      </Choice>
      <Choice label={t("disturb")}>
        <Select
          label={t("disturb")}
          value={wishes.disturb}
          onChange={(disturb) => onChange({ ...wishes, disturb })}
          choices={[
            { value: "anything", label: t("disturbAnything") },
            { value: "little", label: t("disturbLittle") },
            { value: "nothing", label: t("disturbNothing") },
          ]}
        />
      </Choice>
    </div>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{label}</span>
      {children}
    </div>
  );
}
