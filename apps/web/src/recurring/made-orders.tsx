"use client";

import { Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { OrderState } from "../orders/order-state.tsx";
import { Link } from "../shell/link.tsx";
import type { RecurringDetail } from "./recurring.ts";
import { useDays } from "./use-days.ts";

/** The orders that were made last. */
export function MadeOrders({ made }: { made: RecurringDetail["made"] }) {
  const t = useTranslations("web.recurring");
  const tOrders = useTranslations("web.orders");
  const days = useDays();
  return (
    <Panel title={t("made")}>
      {made.length === 0 && <p className="py-2 text-ink-muted">{t("noneMade")}</p>}
      <ul className="divide-y divide-line">
        {made.map(({ day, orderId, number, state }) => (
          <li key={day} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1.5">
            <span className="min-w-36 text-ink-muted tabular-nums">{days.day(day)}</span>
            <Link href={`/orders/${orderId}`} className="flex-1 text-accent-ink tabular-nums hover:underline">
              {tOrders("number", { number: String(number) })}
            </Link>
            <OrderState state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
