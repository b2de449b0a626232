"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { HardHatIcon, SmartphoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMe } from "./me-context.tsx";

/** For people whose work has no screen in the customer section. */
export function NoScreens() {
  const t = useTranslations("web.noScreens");
  const isDriver = useMe().role === "driver";
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState icon={isDriver ? <SmartphoneIcon /> : <HardHatIcon />} title={t("title")}>
        {t(isDriver ? "driver" : "lead")}
      </EmptyState>
    </div>
  );
}
