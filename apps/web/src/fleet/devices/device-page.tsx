"use client";

import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { Tabs } from "@cartage/ui/tabs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { BanIcon, TruckIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { StaleNotice } from "../../list/query-failure.tsx";
import { BackLink } from "../../shell/back-link.tsx";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { DeviceHealth } from "../health/device-health.tsx";
import { InstructButton } from "../instructions/instruct-button.tsx";
import { Instructions } from "../instructions/instructions.tsx";
import { DeadLetters } from "./dead-letters.tsx";
import { DeviceActions } from "./device-actions.tsx";
import { DeviceConnection } from "./device-connection.tsx";
import { DevicePositions } from "./device-positions.tsx";
import { Presence } from "./presence.tsx";

const refreshMs = 5_000;
const tabNames = ["connection", "messages", "instructions", "health", "deadLetters"] as const;

/** One device: how to connect it, what it sends, what was asked of it, and what is wrong with its data. */
export function DevicePage({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.devices");
  const tInstructions = useTranslations("web.instructions");
  const tHealth = useTranslations("web.health");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabNames).withDefault("connection"));
  const query = useSuspenseQuery({
    ...useTRPC().fleet.devices.get.queryOptions({ deviceId }),
    refetchInterval: refreshMs,
  });
  const device = query.data;
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        back={<BackLink href="/devices">{t("title")}</BackLink>}
        title={device.name}
        beside={
          <>
            <Presence device={device} />
            {device.vehicle && (
              <Link
                href={`/vehicles/${device.vehicle.id}` as Route}
                className="inline-flex items-center gap-1.5 text-ink-muted hover:text-ink"
              >
                <TruckIcon className="size-3.5" />
                {device.vehicle.name}
              </Link>
            )}
          </>
        }
        actions={
          <>
            <InstructButton device={device} />
            <DeviceActions device={device} />
          </>
        }
      />
      <StaleNotice query={query} />
      {device.isRevoked && (
        <Notice tone="critical" icon={<BanIcon />} className="mx-4 mb-3 sm:mx-6">
          {t("revokedNotice")}
        </Notice>
      )}
      <Tabs
        label={t("tabs.label")}
        value={tab}
        onChange={(value) => void setTab(value)}
        tabs={[
          { value: "connection", label: t("tabs.connection"), panel: <DeviceConnection device={device} /> },
          { value: "messages", label: t("tabs.messages"), panel: <DevicePositions deviceId={deviceId} /> },
          {
            value: "instructions",
            label: tInstructions("tab"),
            panel: <Instructions deviceId={deviceId} />,
          },
          { value: "health", label: tHealth("tab"), panel: <DeviceHealth deviceId={deviceId} /> },
          {
            value: "deadLetters",
            label: t("tabs.deadLetters"),
            count: device.deadLetters,
            panel: <DeadLetters deviceId={deviceId} />,
          },
        ]}
      />
    </div>
  );
}
