"use client";

import { type TransportSign, transportSigns } from "@cartage/domain/alerts/condition-inputs";
import { Detail } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { Link } from "../../shell/link.tsx";

type AlertDetail = Record<string, string | number | boolean>;

/** What went wrong on a route, and with which order; null of an alert that positions raised. */
export function useAlertCause({ sign, number }: AlertDetail): string | null {
  const t = useTranslations("web.progress");
  if (!isSign(sign)) return null;
  const named = t(`conditions.${sign}`);
  return number === undefined ? named : t("alert.ofOrder", { sign: named, number: String(number) });
}

/** The same as rows of an alert's page, with the way to the order. */
export function AlertCause({ detail: { sign, number, orderId } }: { detail: AlertDetail }) {
  const t = useTranslations("web.progress");
  if (!isSign(sign)) return null;
  return (
    <>
      <Detail label={t("alert.cause")}>{t(`conditions.${sign}`)}</Detail>
      {typeof orderId === "string" && (
        <Detail label={t("alert.order")}>
          <Link href={`/orders/${orderId}`} className="text-accent-ink underline-offset-2 hover:underline">
            {String(number)}
          </Link>
        </Detail>
      )}
    </>
  );
}

export function isSign(sign: unknown): sign is TransportSign {
  return transportSigns.some((one) => one === sign);
}
