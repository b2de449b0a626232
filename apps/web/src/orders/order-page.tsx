"use client";

import { tooHeavyLines } from "@cartage/domain/orders/rules";
import { buttonClass } from "@cartage/ui/button-class";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { CopyIcon, PencilIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "../format/times.tsx";
import { HeldUpNotice } from "../incidents/held-up.tsx";
import { StaleNotice } from "../list/query-failure.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { ProofsPanel } from "../proofs/proofs-panel.tsx";
import { OrderProgress } from "../routes/progress/order-progress.tsx";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BackToOrders } from "./back-to-orders.tsx";
import { OrderActions } from "./order-actions.tsx";
import { OrderAbout, OrderItems } from "./order-facts.tsx";
import { OrderFiles } from "./order-files.tsx";
import { OrderLog } from "./order-log.tsx";
import { ErasedPeople, ErasePeople } from "./order-people.tsx";
import { OrderState } from "./order-state.tsx";
import { OrderWay } from "./order-way.tsx";
import { TrackingPanel } from "./tracking-panel.tsx";
import { useHeaviestG } from "./use-heaviest.ts";
import { HubTrail } from "./way/hub-trail.tsx";
import { OrderLegs } from "./way/order-legs.tsx";

const refreshMs = 15_000;

/** One order: where it goes, what it is, what happened to it, and what may happen next. */
export function OrderPage({ orderId, streets }: { orderId: string; streets: StreetStyles }) {
  const t = useTranslations("web.orders");
  const tIncidents = useTranslations("web.incidents");
  const trpc = useTRPC();
  const mayEdit = useCan("orders.edit");
  const heaviestG = useHeaviestG();
  const query = useSuspenseQuery({ ...trpc.orders.get.queryOptions({ orderId }), refetchInterval: refreshMs });
  const legs = useQuery({ ...trpc.routes.orderLegs.queryOptions({ orderId }), refetchInterval: refreshMs });
  const heldUp = legs.data?.find((leg) => leg.heldUp)?.heldUp;
  const order = query.data;
  const { content, may } = order;
  // who asks about an order that came somewhere asks what shows it
  const isOver = order.state === "delivered" || order.state === "failed" || order.state === "returned";
  // what failed may be tried again
  const isFinal = isOver && order.state !== "failed";
  const proofs = <ProofsPanel orderId={orderId} number={order.number} isOver={isFinal} />;
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackToOrders />}
        title={t("number", { number: String(order.number) })}
        beside={<OrderState state={order.state} />}
        below={
          <>
            {content.customer && `${content.customer.name} · `}
            {content.reference && `${content.reference} · `}
            <LocalTime at={order.createdAt} />
          </>
        }
        actions={
          mayEdit && (
            <>
              <Link href={{ pathname: "/incidents", query: { add: "true", order: orderId } }} className={buttonClass()}>
                <TriangleAlertIcon />
                {tIncidents("add")}
              </Link>
              {may.edit && (
                <Link href={`/orders/${orderId}/edit`} className={buttonClass()}>
                  <PencilIcon />
                  {t("page.edit")}
                </Link>
              )}
              <Link href={{ pathname: "/orders/new", query: { copy: orderId } }} className={buttonClass()}>
                <CopyIcon />
                {t("page.duplicate")}
              </Link>
              <ErasePeople order={order} />
            </>
          )
        }
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid gap-4 sm:mx-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid min-w-0 content-start gap-4 max-lg:contents">
          <ErasedPeople order={order} />
          {may.edit && heaviestG !== null && tooHeavyLines(content.items, heaviestG).length > 0 && (
            <Notice tone="warning" icon={<TriangleAlertIcon />}>
              {t("page.tooHeavy", { most: heaviestG / 1_000 })}
            </Notice>
          )}
          {heldUp && <HeldUpNotice heldUp={heldUp} />}
          <OrderProgress orderId={orderId} isOver={isFinal || order.state === "cancelled"} />
          {isOver && proofs}
          <OrderWay content={content} streets={streets} />
          <OrderLegs order={order} />
          <HubTrail orderId={orderId} />
          <OrderItems order={order} />
          {!isOver && proofs}
        </div>
        <div className="grid min-w-0 content-start gap-4 max-lg:contents">
          {mayEdit && (
            <div className="min-w-0 empty:hidden max-lg:order-first">
              <OrderActions order={order} />
            </div>
          )}
          <OrderAbout order={order} />
          {mayEdit && <TrackingPanel orderId={orderId} />}
          <OrderFiles order={order} />
          <OrderLog order={order} />
        </div>
      </div>
    </div>
  );
}
