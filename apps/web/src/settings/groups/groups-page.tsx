"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import { GroupsPanel } from "./groups-panel.tsx";
import { TagsPanel } from "./tags-panel.tsx";

/** The ways to name many vehicles, and how many each of them names. */
export function GroupsPage() {
  const t = useTranslations("web.groups");
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={t("lead")} />
      <div className="grid items-start gap-6 px-4 sm:px-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <GroupsPanel />
        <TagsPanel />
      </div>
    </div>
  );
}
