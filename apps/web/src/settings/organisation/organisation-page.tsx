"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import { ErasuresSection } from "../../erasures/erasures-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { RegionSection } from "./region-section.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { SecuritySection } from "./security-section.tsx";

/** What the organisation settles for its people and its data. */
export function OrganisationPage() {
  const t = useTranslations("web.organisation");
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} />
      <div className="divide-y divide-line">
        <ProfileSection />
        <RegionSection />
        <RetentionSection />
        <ErasuresSection />
        <SecuritySection />
      </div>
    </div>
  );
}
