"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { Select } from "@cartage/ui/select";
import { useSuspenseQuery } from "@tanstack/react-query";
import { TriangleAlertIcon, WarehouseIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { OpenDialog } from "../incidents/open-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { HubScan } from "./hub-scan.tsx";

/** Where hub workers count goods in and out: first the hub, then one piece after the other. */
export function ScanPage() {
  const t = useTranslations("web.scan");
  const trpc = useTRPC();
  const { data: hubs } = useSuspenseQuery(trpc.routes.scans.hubs.queryOptions());
  const tIncidents = useTranslations("web.incidents");
  const [{ hub, way, report }, set] = useQueryStates({
    hub: parseAsString,
    report: parseAsBoolean.withDefault(false),
    way: parseAsStringLiteral(["in", "out"]).withDefault("in"),
  });
  const chosen = hubs.find(({ id }) => id === hub) ?? (hubs.length === 1 ? hubs[0] : undefined);
  return (
    <div className="mx-auto max-w-3xl pb-8">
      <PageHeader
        title={t("title")}
        {...(chosen && { below: chosen.address })}
        actions={
          chosen && (
            <Button onClick={() => void set({ hub: chosen.id, report: true })}>
              <TriangleAlertIcon />
              {tIncidents("add")}
            </Button>
          )
        }
      />
      {hubs.length === 0 ? (
        <EmptyState icon={<WarehouseIcon />} title={t("noHubs")}>
          {t("noHubsText")}
        </EmptyState>
      ) : (
        <div className="grid gap-4 px-4 sm:px-6">
          {hubs.length > 1 && (
            <Select
              label={t("hub")}
              placeholder={t("chooseHub")}
              value={chosen?.id ?? null}
              onChange={(id) => void set({ hub: id })}
              choices={hubs.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))}
            />
          )}
          {chosen ? (
            <HubScan key={chosen.id} hubId={chosen.id} direction={way} onTurn={(next) => void set({ way: next })} />
          ) : (
            <EmptyState icon={<WarehouseIcon />} title={t("chooseHub")}>
              {t("chooseHubText")}
            </EmptyState>
          )}
        </div>
      )}
      {chosen && report && <OpenDialog streets={null} onClose={() => void set({ report: null })} />}
    </div>
  );
}
