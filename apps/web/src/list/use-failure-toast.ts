"use client";

import { toast } from "@cartage/ui/toast";
import { useTranslations } from "next-intl";
import { failureOf } from "../trpc/failure.ts";

/** Says what went wrong where no form stands to say it. */
export function useFailureToast(): (error: unknown) => void {
  const t = useTranslations("web.common");
  return (error) => void toast(failureOf(error).sentence ?? t("unreachable"), { tone: "failed" });
}
