"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { ActivityIcon, MailWarningIcon, RadioTowerIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useAdding } from "../../list/use-adding.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { CreateDeviceDialog } from "./create-device-dialog.tsx";
import { useDeviceColumns } from "./device-columns.tsx";
import { DeviceFilters } from "./device-filters.tsx";
import { deviceFilters, devicesInput } from "./devices-input.ts";

/** All devices of the organisation. */
export function DevicesList() {
  const t = useTranslations("web.devices");
  const tHealth = useTranslations("web.health");
  const tLetters = useTranslations("web.letters");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const canManage = useCan("devices.manage");
  const [filters, setFilters] = useQueryStates(deviceFilters);
  const { isAdding, stopAdding, addButton } = useAdding(t("add"), canManage);
  const input = devicesInput(filters);
  return (
    <>
      <ListPage
        name="devices"
        title={t("title")}
        columns={useDeviceColumns()}
        rowHref={(device) => `/devices/${device.id}`}
        pages={listPages(trpc.fleet.devices.list.queryKey(input), input, client.fleet.devices.list.query)}
        add={
          <>
            <Link href="/devices/refused" className={buttonClass()}>
              <MailWarningIcon />
              {tLetters("title")}
            </Link>
            {addButton}
          </>
        }
        filters={
          <>
            <DeviceFilters />
            <Link href={"/devices/health" as Route} className={buttonClass("secondary")}>
              <ActivityIcon />
              {tHealth("open")}
            </Link>
          </>
        }
        isFiltered={Boolean(filters.q || filters.kind || filters.connection)}
        onClear={() => void setFilters({ q: null, kind: null, connection: null })}
        empty={{ icon: <RadioTowerIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <CreateDeviceDialog isOpen={isAdding} onClose={stopAdding} />
    </>
  );
}
