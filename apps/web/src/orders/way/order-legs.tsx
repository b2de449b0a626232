"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { useQuery } from "@tanstack/react-query";
import { SplitIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ShortTime } from "../../format/times.tsx";
import { HeldUpBadge } from "../../incidents/held-up.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { OrderDetail } from "../order.ts";
import { WayDialog } from "./way-dialog.tsx";

const tones = { waiting: "neutral", under_way: "moving", done: "parked" } as const;
const refreshMs = 15_000;
/** From then on an order's way does not change any more. */
const over = new Set<OrderDetail["state"]>([
  "delivered",
  "returning",
  "returned",
  "cancelled",
  "draft",
  "out_for_delivery",
]);

/** The legs of an order's way, how far each is and what carries it; and another way, as long as one may be chosen. */
export function OrderLegs({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orderWay");
  const tRoutes = useTranslations("web.board");
  const [isChoosing, setChoosing] = useState(false);
  const mayEdit = useCan("orders.edit");
  const { data: legs = [] } = useQuery({
    ...useTRPC().routes.orderLegs.queryOptions({ orderId: order.id }),
    refetchInterval: refreshMs,
  });
  return (
    <Panel
      title={t("title")}
      actions={
        mayEdit &&
        !over.has(order.state) && (
          <Button size="small" onClick={() => setChoosing(true)}>
            <SplitIcon />
            {t("choose")}
          </Button>
        )
      }
    >
      <ol className="divide-y divide-line">
        {legs.map(({ leg, isReturn, state, from, to, route, vehicleName, arrivesAt, heldUp }) => (
          <li key={leg} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1">
              <span className="font-medium">
                {isReturn
                  ? t("back", { sender: order.content.pickup.name })
                  : legs.length === 1 && !from && !to
                    ? t("straight")
                    : `${from?.name ?? t("door")} → ${to?.name ?? t("door")}`}
              </span>
              <span className="block text-caption text-ink-muted">
                {route ? (
                  <>
                    <Link
                      href={`/routes?day=${route.day}&route=${route.vehicleId}` as Route}
                      className="text-accent-ink hover:underline"
                    >
                      {t("onRoute", { vehicle: vehicleName ?? "", day: route.day })}
                    </Link>{" "}
                    · {tRoutes(`states.${route.state}`)}
                    {arrivesAt !== null && state !== "done" && (
                      <>
                        {" · "}
                        <ShortTime at={arrivesAt} />
                      </>
                    )}
                  </>
                ) : (
                  state === "waiting" && t("onNoRoute")
                )}
              </span>
            </span>
            {heldUp && <HeldUpBadge heldUp={heldUp} />}
            <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
          </li>
        ))}
      </ol>
      {isChoosing && <WayDialog order={order} onClose={() => setChoosing(false)} />}
    </Panel>
  );
}
