"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import { ProofLimits } from "./proof-limits.tsx";
import { ProofNeeds } from "./proof-needs.tsx";
import { SigningKeys } from "./signing-keys.tsx";

/** What the organisation holds to be a strong proof, and the keys that its proofs verify with. */
export function ProofSettingsPage() {
  const t = useTranslations("web.proofSettings");
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={<p className="max-w-3xl">{t("lead")}</p>} />
      <div className="divide-y divide-line">
        <ProofNeeds />
        <ProofLimits />
        <SigningKeys />
      </div>
    </div>
  );
}
