"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import { ChangesSection } from "./changes-section.tsx";
import { PublicPageSection } from "./public-page-section.tsx";
import { SeenSection } from "./seen-section.tsx";
import { ToldSection } from "./told-section.tsx";

/** What an organisation lets recipients see, change and be told, and its public page. */
export function RecipientsPage({ origin }: { origin: string }) {
  const t = useTranslations("web.recipients");
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={<p className="max-w-3xl">{t("lead")}</p>} />
      <div className="divide-y divide-line">
        <SeenSection />
        <ToldSection />
        <ChangesSection />
        <PublicPageSection origin={origin} />
      </div>
    </div>
  );
}
