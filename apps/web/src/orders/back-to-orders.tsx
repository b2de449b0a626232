"use client";

import { useTranslations } from "next-intl";
import { BackLink } from "../shell/back-link.tsx";

export function BackToOrders() {
  return <BackLink href="/orders">{useTranslations("web.orders")("title")}</BackLink>;
}
