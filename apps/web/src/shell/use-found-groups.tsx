"use client";

import type { PaletteGroup } from "@cartage/ui/command-palette";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ContactIcon, IdCardIcon, PackageIcon, RadioTowerIcon, TruckIcon, WarehouseIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import { useCan } from "./me-context.tsx";

const shownOfEach = 6;

/** The palette's searched part: vehicles, orders, customers, devices, hubs and drivers that the text names. */
export function useFoundGroups(text: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const t = useTranslations("web.palette");
  const trpc = useTRPC();
  const router = useRouter();
  const input = { search: text, limit: shownOfEach };
  const options = { placeholderData: keepPreviousData, staleTime: 30_000 };
  const vehicles = useQuery(
    trpc.fleet.vehicles.list.queryOptions(input, { ...options, enabled: useCan("vehicles.view") && text !== "" }),
  );
  const devices = useQuery(
    trpc.fleet.devices.list.queryOptions(input, { ...options, enabled: useCan("devices.view") && text !== "" }),
  );
  const hubs = useQuery(
    trpc.routes.hubs.list.queryOptions(input, { ...options, enabled: useCan("hubs.view") && text !== "" }),
  );
  const drivers = useQuery(
    trpc.fleet.drivers.list.queryOptions(input, { ...options, enabled: useCan("drivers.view") && text !== "" }),
  );
  const maySeeOrders = useCan("orders.view") && text !== "";
  const orders = useQuery(trpc.orders.list.queryOptions(input, { ...options, enabled: maySeeOrders }));
  const customers = useQuery(trpc.customers.list.queryOptions(input, { ...options, enabled: maySeeOrders }));
  const tOrders = useTranslations("web.orders");
  if (text === "") return { groups: [], isSearching: false };
  return {
    isSearching: [vehicles, devices, hubs, drivers, orders, customers].some(({ isFetching }) => isFetching),
    groups: [
      {
        label: t("vehicles"),
        isFound: true,
        entries: (vehicles.data?.items ?? []).map((vehicle) => ({
          id: vehicle.id,
          label: vehicle.name,
          detail: vehicle.plate ?? undefined,
          icon: <TruckIcon />,
          onChoose: () => router.push(`/vehicles/${vehicle.id}`),
        })),
      },
      {
        label: t("orders"),
        isFound: true,
        entries: (orders.data?.items ?? []).map((order) => ({
          id: order.id,
          label: tOrders("number", { number: String(order.number) }),
          detail: `${order.deliveryName}, ${tOrders(`states.${order.state}`)}`,
          icon: <PackageIcon />,
          onChoose: () => router.push(`/orders/${order.id}`),
        })),
      },
      {
        label: t("customers"),
        isFound: true,
        entries: (customers.data?.items ?? []).map((customer) => ({
          id: customer.id,
          label: customer.name,
          detail: customer.code ?? undefined,
          icon: <ContactIcon />,
          onChoose: () => router.push(`/customers/${customer.id}`),
        })),
      },
      {
        label: t("devices"),
        isFound: true,
        entries: (devices.data?.items ?? []).map((device) => ({
          id: device.id,
          label: device.name,
          detail: device.vehicle?.name,
          icon: <RadioTowerIcon />,
          onChoose: () => router.push(`/devices/${device.id}`),
        })),
      },
      {
        label: t("hubs"),
        isFound: true,
        entries: (hubs.data?.items ?? []).map((hub) => ({
          id: hub.id,
          label: hub.name,
          detail: hub.code,
          icon: <WarehouseIcon />,
          onChoose: () => router.push(`/hubs/${hub.id}` as Route),
        })),
      },
      {
        label: t("drivers"),
        isFound: true,
        entries: (drivers.data?.items ?? []).map((driver) => ({
          id: driver.id,
          label: driver.name,
          detail: driver.vehicle?.name,
          icon: <IdCardIcon />,
          onChoose: () => router.push(`/drivers/${driver.id}` as Route),
        })),
      },
    ],
  };
}
