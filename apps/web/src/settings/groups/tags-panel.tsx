"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { EmptyState } from "@cartage/ui/empty-state";
import { useSuspenseQuery } from "@tanstack/react-query";
import { TagsIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StaleNotice } from "../../list/query-failure.tsx";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { MergeTagDialog } from "./merge-tag-dialog.tsx";
import { RemoveTagDialog } from "./remove-tag-dialog.tsx";
import { RenameTagDialog } from "./rename-tag-dialog.tsx";
import { type CountedTag, TagRow, type TagTask } from "./tag-row.tsx";

const dialogs = { rename: RenameTagDialog, merge: MergeTagDialog, remove: RemoveTagDialog };

/** The tags that vehicles bear, each with how many do. */
export function TagsPanel() {
  const t = useTranslations("web.groups.tags");
  const query = useSuspenseQuery(useTRPC().fleet.tags.count.queryOptions());
  const [task, setTask] = useState<{ kind: TagTask; tag: CountedTag } | null>(null);
  const TaskDialog = task && dialogs[task.kind];
  return (
    <section aria-label={t("title")} className="rounded-panel border border-line bg-surface">
      <h2 className="flex min-h-11 items-center border-line border-b px-4 py-1.5 font-semibold">{t("title")}</h2>
      <StaleNotice query={query} />
      {query.data.length === 0 ? (
        <EmptyState
          icon={<TagsIcon />}
          title={t("empty")}
          action={
            <Link href="/vehicles" className={buttonClass()}>
              {t("toVehicles")}
            </Link>
          }
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul className="py-2 pr-2 pl-4">
          {query.data.map((tag) => (
            <TagRow key={tag.tag} tag={tag} onTask={(kind) => setTask({ kind, tag })} />
          ))}
        </ul>
      )}
      {task && TaskDialog && <TaskDialog tag={task.tag} others={query.data} onClose={() => setTask(null)} />}
    </section>
  );
}
