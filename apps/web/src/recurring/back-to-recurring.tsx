"use client";

import { useTranslations } from "next-intl";
import { BackLink } from "../shell/back-link.tsx";

export function BackToRecurring() {
  return <BackLink href="/orders/recurring">{useTranslations("web.recurring")("title")}</BackLink>;
}
