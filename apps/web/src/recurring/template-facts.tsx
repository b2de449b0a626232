"use client";

import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { Money, Weight } from "../orders/order-measures.tsx";
import { Link } from "../shell/link.tsx";
import type { RecurringDetail } from "./recurring.ts";

/** What each of its orders has. */
export function TemplateFacts({ recurring: { template, customer } }: { recurring: RecurringDetail }) {
  const t = useTranslations("web.orders");
  const tRecurring = useTranslations("web.recurring");
  const { pickup, delivery, items, reference, priority, cash, instructions } = template;
  const weightG = items.reduce((sum, item) => sum + item.quantity * item.weightG, 0);
  return (
    <Panel title={tRecurring("content")}>
      <Details>
        {customer && (
          <Detail label={t("customer")}>
            <Link href={`/customers/${customer.id}`} className="text-accent-ink hover:underline">
              {customer.name}
            </Link>
          </Detail>
        )}
        {[
          { label: t("page.pickup"), stop: pickup },
          { label: t("page.delivery"), stop: delivery },
        ].map(({ label, stop }) => (
          <Detail key={label} label={label}>
            {stop.name}
            <span className="block text-ink-muted">{stop.address}</span>
          </Detail>
        ))}
        <Detail label={t("page.items")}>
          {items.map(({ description, quantity }) => (
            <span key={description} className="block">
              {quantity} × {description}
            </span>
          ))}
        </Detail>
        <Detail label={t("columns.weight")}>
          <Weight grams={weightG} />
        </Detail>
        {reference && <Detail label={t("columns.reference")}>{reference}</Detail>}
        <Detail label={t("columns.priority")}>{t(`priorities.${priority}`)}</Detail>
        {cash && (
          <Detail label={t("page.cash")}>
            <Money cash={cash} />
          </Detail>
        )}
        {instructions && (
          <Detail label={t("page.note")}>
            <span className="whitespace-pre-line">{instructions}</span>
          </Detail>
        )}
      </Details>
    </Panel>
  );
}
