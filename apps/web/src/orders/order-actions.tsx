"use client";

import { movesWithReason } from "@cartage/domain/orders/states";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarClockIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { OrderDetail, OrderMove } from "./order.ts";
import { PartDialog } from "./part-dialog.tsx";
import { RescheduleDialog } from "./reschedule-dialog.tsx";

type SimpleMove = Exclude<OrderMove, "partly_delivered">;
/** What leads away from the door is never the next thing to do. */
const isBackOrOff = new Set<OrderMove>(["unplanned", "failed", "cancelled"]);
type Asking = OrderMove | "reschedule" | null;

/** What may happen next, as the order's state allows it. */
export function OrderActions({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<Asking>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
  const move = useMutation(trpc.orders.move.mutationOptions({ onSettled: refresh }));
  const { id: orderId, version: basedOn, may } = order;
  const send = async (to: SimpleMove, reason: string | null) => {
    const { state } = await move.mutateAsync({ orderId, basedOn, move: to, reason });
    toast(t("moved", { state: t(`states.${state}`) }));
  };
  const choose = (to: OrderMove) => {
    if (to === "partly_delivered" || movesWithReason.includes(to)) setAsking(to);
    else void send(to, null).catch(() => undefined);
  };
  if (may.moves.length === 0 && !may.reschedule) return null;
  const [first, ...others] = may.moves.filter((to) => !isBackOrOff.has(to));
  const ways = [first, ...others, ...may.moves.filter((to) => isBackOrOff.has(to))];
  return (
    <Panel title={t("page.actions")}>
      <div className="flex flex-wrap gap-2 py-2">
        {ways.map(
          (to) =>
            to && (
              <Button
                key={to}
                look={to === first ? "primary" : "secondary"}
                isBusy={move.isPending && move.variables?.move === to}
                onClick={() => choose(to)}
              >
                {t(`moves.${to}`)}
              </Button>
            ),
        )}
        {may.reschedule && (
          <Button onClick={() => setAsking("reschedule")}>
            <CalendarClockIcon />
            {t("page.reschedule")}
          </Button>
        )}
      </div>
      {asking === null && <FormFailure error={move.error} />}
      {asking && asking !== "reschedule" && asking !== "partly_delivered" && (
        <TextDialog
          isOpen
          onClose={() => setAsking(null)}
          title={t("reasonTitle", { move: t(`moves.${asking}`) })}
          text={t("reasonText")}
          field={{ name: "reason", label: t("reason"), missing: t("reasonMissing"), most: 300 }}
          confirm={t(`moves.${asking}`)}
          isDangerous={asking === "cancelled"}
          mutation={move}
          onSubmit={(reason) => send(asking, reason)}
        />
      )}
      {asking === "reschedule" && <RescheduleDialog order={order} onClose={() => setAsking(null)} />}
      {asking === "partly_delivered" && <PartDialog order={order} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
