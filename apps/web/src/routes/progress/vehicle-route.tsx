"use client";

import { Badge } from "@cartage/ui/badge";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";

const refreshMs = 15_000;

/** The route that a vehicle is on, and where it goes next; nothing where it is on none. */
export function VehicleRoute({ vehicleId }: { vehicleId: string }) {
  const t = useTranslations("web.progress");
  const format = useFormatter();
  const trpc = useTRPC();
  const maySee = useCan("routes.view");
  const query = useQuery({
    ...trpc.routes.progress.vehicle.queryOptions({ vehicleId }),
    enabled: maySee,
    refetchInterval: refreshMs,
  });
  const route = query.data;
  if (!route) return null;
  const time = (at: number) => format.dateTime(at, { hour: "numeric", minute: "2-digit" });
  const { next } = route;
  return (
    <section className="border-line border-b px-4 py-4">
      <h3 className="mb-2 font-semibold">{t("vehicle.title")}</h3>
      <UsageBar share={Math.min(0.999, (route.percent ?? 0) / 100)} className="mb-2" />
      <p className="text-ink-muted">
        {route.state === "accepted"
          ? t("vehicle.departs", { time: time(route.departsAt) })
          : t("vehicle.left", { percent: route.percent ?? 0, count: route.stopsLeft ?? 0 })}
      </p>
      {next ? (
        <p className="mt-2">
          <Link href={`/orders/${next.orderId}`} className="font-medium hover:underline">
            {next.name}
          </Link>
          <span className="block truncate text-ink-muted">{next.address}</span>
          {next.arrivedAt !== null && <Badge tone="accent">{t("vehicle.here")}</Badge>}
          {next.arrivedAt === null && next.p50 !== null && next.p90 !== null && (
            <span className="tabular-nums">{t("order.expected", { p50: time(next.p50), p90: time(next.p90) })}</span>
          )}
        </p>
      ) : (
        <p className="mt-2 text-ink-muted">{t("vehicle.done")}</p>
      )}
    </section>
  );
}
