"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import { PoliciesPanel } from "./policies-panel.tsx";
import { RotasPanel } from "./rotas-panel.tsx";

/** Who is called when nobody acknowledges, and who is on call. */
export function EscalationPage() {
  const t = useTranslations("web.escalation");
  return (
    <div className="pb-8">
      <PageHeader title={t("title")} below={t("lead")} />
      <div className="mx-4 grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4 sm:mx-6">
        <PoliciesPanel />
        <RotasPanel />
      </div>
    </div>
  );
}
