"use client";

import { Badge } from "@cartage/ui/badge";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import type { OrderDetail } from "./order.ts";
import { Money, Weight } from "./order-measures.tsx";

/** What is moved. */
export function OrderItems({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders");
  const { content, delivered } = order;
  return (
    <Panel title={t("page.items")}>
      <ol className="divide-y divide-line">
        {content.items.map(({ description, kind, quantity, weightG, volumeCm3, barcode }, at) => {
          const handedOver = delivered[String(at + 1)] ?? 0;
          return (
            <li key={barcode} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 break-words">
                {description} <span className="text-ink-muted">{t(`form.kinds.${kind}`)}</span>
              </span>
              <span className="tabular-nums">× {quantity}</span>
              {weightG > 0 && (
                <span className="text-ink-muted tabular-nums">
                  <Weight grams={weightG} />
                </span>
              )}
              {volumeCm3 > 0 && (
                <span className="text-ink-muted tabular-nums">{t("litres", { value: volumeCm3 / 1_000 })}</span>
              )}
              <code className="select-all font-mono text-caption text-ink-muted">{barcode}</code>
              {handedOver > 0 && handedOver < quantity && (
                <span className="basis-full text-caption text-warning-ink">
                  {t("page.ofDelivered", { delivered: handedOver, quantity })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

export function OrderAbout({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders");
  const { content, source, reason, wishes, rating } = order;
  const tLog = useTranslations("web.orders.log");
  const { priority, skills, cash, instructions } = content;
  return (
    <Panel title={t("page.about")}>
      <Details>
        <Detail label={t("columns.priority")}>
          {priority === "normal" ? (
            t(`priorities.${priority}`)
          ) : (
            <Badge tone={priority === "urgent" ? "critical" : "warning"}>{t(`priorities.${priority}`)}</Badge>
          )}
        </Detail>
        {skills.length > 0 && <Detail label={t("form.skills")}>{skills.join(", ")}</Detail>}
        <Detail label={t("page.cash")}>{cash ? <Money cash={cash} /> : t("none")}</Detail>
        <Detail label={t("page.source")}>{t(`page.sources.${source.kind}`)}</Detail>
        {reason && <Detail label={t("page.reason")}>{reason}</Detail>}
        {(wishes.instructions || wishes.safePlace) && (
          <Detail label={t("page.wishes")}>
            <span className="whitespace-pre-line">{wishes.instructions}</span>
            {wishes.safePlace && <span className="block">{tLog("mayBeLeft", { place: wishes.safePlace })}</span>}
          </Detail>
        )}
        {rating && <Detail label={tLog("rated")}>{tLog("stars", { stars: rating.stars })}</Detail>}
        {instructions && (
          <Detail label={t("form.notes")}>
            <span className="whitespace-pre-line">{instructions}</span>
          </Detail>
        )}
      </Details>
    </Panel>
  );
}
