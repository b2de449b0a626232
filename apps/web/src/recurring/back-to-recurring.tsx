"use client";

import { ArrowLeftIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

export function BackToRecurring() {
  return (
    <Link href="/orders/recurring" className="inline-flex items-center gap-1.5 hover:text-ink">
      <ArrowLeftIcon className="size-3.5" />
      {useTranslations("web.recurring")("title")}
    </Link>
  );
}
