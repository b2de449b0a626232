"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Field } from "@cartage/ui/field";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { Select } from "@cartage/ui/select";
import { HistoryIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import type { Draft } from "./draft.ts";
import { ThresholdsSection } from "./thresholds-section.tsx";
import { type ScreenedType, useScreening } from "./use-screening.ts";

/** Where screening and the recognition of halts draw their lines: for all vehicles, and for those of a type. */
export function ScreeningPage() {
  const t = useTranslations("web.screening");
  const tTypes = useTranslations("web.types");
  const { own } = useScreening();
  const [type, setType] = useQueryState("type", parseAsStringLiteral(vehicleTypes).withDefault("truck"));
  // also of types that are not shown just now
  const [drafts, setDrafts] = useState<Partial<Record<ScreenedType, Draft | null>>>({});
  const draftOf = (of: ScreenedType) => ({
    vehicleType: of,
    changed: drafts[of] ?? null,
    onChanged: (draft: Draft | null) => setDrafts({ ...drafts, [of]: draft }),
  });
  const choices = vehicleTypes.map((value) => {
    const count = Object.keys(own(value)).length;
    return { value, label: count === 0 ? tTypes(value) : t("ofType.own", { type: tTypes(value), count }) };
  });
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={<p className="max-w-3xl">{t("lead")}</p>} />
      <Notice tone="accent" icon={<HistoryIcon />} className="mx-4 max-w-3xl sm:mx-6">
        {t("past")}
      </Notice>
      <div className="divide-y divide-line">
        <ThresholdsSection {...draftOf("any")} title={t("all.title")} lead={t("all.lead")} />
        <ThresholdsSection key={type} {...draftOf(type)} title={t("ofType.title")} lead={t("ofType.lead")}>
          <Field name="vehicleType" label={t("ofType.type")}>
            <Select choices={choices} value={type} onChange={(chosen) => void setType(chosen)} />
          </Field>
        </ThresholdsSection>
      </div>
    </div>
  );
}
