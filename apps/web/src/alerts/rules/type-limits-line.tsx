"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useTRPC } from "../../trpc/client.tsx";
import { limitsParser } from "./rules-input.ts";
import { SpeedLimitsDialog } from "./speed-limits-dialog.tsx";
import { useUnitsOfRules } from "./use-units-of-rules.ts";

/** What each type of vehicle may drive, and the way to change it. */
export function TypeLimitsLine() {
  const t = useTranslations("web.rules.limits");
  const tType = useTranslations("web.types");
  const { text, speed } = useUnitsOfRules();
  const limits = useQuery(useTRPC().rules.speedLimits.queryOptions());
  const [isOpen, setOpen] = useQueryState("limits", limitsParser);
  return (
    <p className="w-full text-caption text-ink-muted">
      {limits.data &&
        vehicleTypes
          .map((type) => t("line", { type: tType(type), limit: text(limits.data[type], speed) }))
          .join(" · ")}{" "}
      <button
        type="button"
        onClick={() => void setOpen(true)}
        className="text-accent-ink underline-offset-2 hover:underline pointer-coarse:py-2"
      >
        {t("open")}
      </button>
      <SpeedLimitsDialog isOpen={isOpen} onClose={() => void setOpen(null)} />
    </p>
  );
}
