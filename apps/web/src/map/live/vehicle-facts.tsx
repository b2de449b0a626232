"use client";

import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMeasures } from "../../format/measures.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { useAge } from "./age.tsx";
import type { LiveStore } from "./live-store.ts";

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

/** What is known of a vehicle at this moment, each with its unit; a dash for what its device does not tell. */
export function VehicleFacts({ store, slot }: { store: LiveStore; slot: number }) {
  const t = useTranslations("map");
  const measures = useMeasures();
  const writeAge = useAge();
  const trpc = useTRPC();
  const vehicle = store.vehicles[slot];
  const page = useQuery(trpc.fleet.vehicles.get.queryOptions({ vehicleId: vehicle?.id ?? "" }, { staleTime: 60_000 }));
  const { columns } = store;
  const fixTime = known(columns.fixTime[slot]);
  const battery = known(columns.batteryPercent[slot]);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-line border-b px-4 py-4">
      <Fact label={t("detail.speed")}>{measures.speed(known(columns.speedMps[slot]))}</Fact>
      <Fact label={t("detail.fix")}>{fixTime === null ? t("noFix") : writeAge(store.now() - fixTime)}</Fact>
      <Fact label={t("detail.heading")}>{measures.heading(known(columns.headingDeg[slot]))}</Fact>
      <Fact label={t("detail.accuracy")}>{measures.accuracy(known(columns.accuracyM[slot]))}</Fact>
      <Fact label={t("detail.battery")}>{measures.battery(battery === null ? null : battery / 100)}</Fact>
      <Fact label={t("detail.device")}>
        {page.isPending ? <Skeleton className="mt-1 h-3 w-20" /> : devicesOf(page.data) || t("detail.noDevice")}
      </Fact>
    </dl>
  );
}

const devicesOf = (page: { devices: { name: string }[] } | undefined) =>
  page?.devices.map(({ name }) => name).join(", ");

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-caption text-ink-faint">{label}</dt>
    <dd className="truncate font-medium">{children}</dd>
  </div>
);
