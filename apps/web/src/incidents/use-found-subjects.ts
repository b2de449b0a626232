"use client";

import type { Found } from "@cartage/ui/search-select";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTimeZone } from "next-intl";
import { dayText } from "../map/history/zone-days.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

export type SubjectKind = IncidentDetail["subjects"][number]["kind"];

const most = 20;
const kept = { placeholderData: keepPreviousData };

/** What an incident may be about, of one kind, as typed text finds it; routes are those of the day on which it happened. */
export function useFoundSubjects(kind: SubjectKind, text: string, happenedAt: number): Found[] {
  const trpc = useTRPC();
  const timeZone = useTimeZone() ?? "UTC";
  const search = text.trim();
  const typed = { limit: most, ...(search && { search }) };
  const of = (asked: SubjectKind) => (asked === kind ? typed : skipToken);
  const vehicles = useQuery(trpc.fleet.vehicles.list.queryOptions(of("vehicle"), kept));
  const drivers = useQuery(trpc.fleet.drivers.list.queryOptions(of("driver"), kept));
  const hubs = useQuery(trpc.routes.hubs.list.queryOptions(of("hub"), kept));
  const orders = useQuery(trpc.orders.list.queryOptions(of("order"), kept));
  const day = { day: dayText(happenedAt, timeZone), timeZone };
  const routes = useQuery(trpc.routes.days.get.queryOptions(kind === "route" ? day : skipToken));
  switch (kind) {
    case "vehicle":
      return foundOf(vehicles.data?.items, ({ id, name, plate }) => [id, name, plate]);
    case "driver":
      return foundOf(drivers.data?.items, ({ id, name, email }) => [id, name, email]);
    case "hub":
      return foundOf(hubs.data?.items, ({ id, name, code }) => [id, name, code]);
    case "order":
      return foundOf(orders.data?.items, ({ id, number, deliveryName }) => [id, String(number), deliveryName]);
    case "route": {
      const names = new Map(routes.data?.vehicles.map(({ id, name }) => [id, name]));
      const named = (routes.data?.routes ?? []).map(({ id, vehicleId }) => ({ id, name: names.get(vehicleId) ?? "" }));
      const matching = named.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())).slice(0, most);
      return foundOf(matching, ({ id, name }) => [id, `${name} ${day.day}`, null]);
    }
  }
}

function foundOf<Row>(
  rows: readonly Row[] | undefined,
  nameOf: (row: Row) => [id: string, name: string, detail: string | null],
): Found[] {
  return (rows ?? []).map(nameOf).map(([value, label, detail]) => ({ value, label, detail: detail ?? undefined }));
}
