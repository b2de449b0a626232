"use client";

import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { CircleAlertIcon, PackageCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { CodeForm } from "./code-form.tsx";
import { DirectionChoice } from "./direction-choice.tsx";
import { StockList } from "./stock-list.tsx";
import { useScanning } from "./use-scanning.ts";

const refreshMs = 15_000;

type HubScanProps = { hubId: string; direction: "in" | "out"; onTurn: (direction: "in" | "out") => void };

/** One hub: what is scanned now, what became of the last piece, and what is here. */
export function HubScan({ hubId, direction, onTurn }: HubScanProps) {
  const t = useTranslations("web.scan");
  const trpc = useTRPC();
  const stock = useQuery({ ...trpc.routes.scans.stock.queryOptions({ hubId }), refetchInterval: refreshMs });
  const [vehicleId, setVehicle] = useState<string | null>(null);
  const { last, scan, isBusy } = useScanning({ hubId, direction, vehicleId: direction === "out" ? vehicleId : null });
  const rows = stock.data?.rows ?? [];
  const vehicles = new Map(
    rows.flatMap(({ isHere, vehicleId: id, vehicle }) => (isHere && id && vehicle ? [[id, vehicle] as const] : [])),
  );
  return (
    <>
      <DirectionChoice value={direction} onChange={onTurn} />
      {direction === "out" && vehicles.size > 0 && (
        <Select
          label={t("vehicle")}
          value={vehicleId}
          onChange={setVehicle}
          choices={[
            { value: null, label: t("anyVehicle") },
            ...[...vehicles].map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      <CodeForm label={t(direction === "in" ? "codeIn" : "codeOut")} isBusy={isBusy} onCode={scan} />
      <div aria-live="polite">
        {last?.kind === "counted" && (
          <Notice tone="accent" icon={<PackageCheckIcon />} className="py-3 text-reading">
            {last.counted === last.pieces
              ? t(`all.${last.direction}`, { number: String(last.number), pieces: last.pieces })
              : t("counted", { number: String(last.number), counted: last.counted, pieces: last.pieces })}
          </Notice>
        )}
        {last?.kind === "refused" && (
          <Notice tone="critical" icon={<CircleAlertIcon />} className="py-3 text-reading">
            {last.sentence}
          </Notice>
        )}
      </div>
      <StaleNotice query={stock} />
      {stock.data ? (
        <StockList hubId={hubId} rows={rows} total={stock.data.total} direction={direction} />
      ) : stock.error ? (
        <QueryFailure query={stock} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function Waiting() {
  return (
    <div className="rounded-panel border border-line bg-surface px-4 py-3">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="my-3 h-8" />
      ))}
    </div>
  );
}
