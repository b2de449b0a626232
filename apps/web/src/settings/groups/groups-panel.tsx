"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { useSuspenseQuery } from "@tanstack/react-query";
import { FolderTreeIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { DeleteGroupDialog } from "./delete-group-dialog.tsx";
import { type Group, GroupBranch, type GroupTask } from "./group-branch.tsx";
import { GroupDialog } from "./group-dialog.tsx";

/** The groups as the tree that they are. */
export function GroupsPanel() {
  const t = useTranslations("web.groups.groups");
  const query = useSuspenseQuery(useTRPC().fleet.groups.list.queryOptions());
  const [task, setTask] = useState<GroupTask | null>(null);
  const groups = query.data;
  const below = Map.groupBy(groups, ({ parentId }) => parentId);
  const done = () => setTask(null);
  const add = (
    <Button size="small" onClick={() => setTask({ kind: "add", parentId: null })}>
      <PlusIcon />
      {t("add")}
    </Button>
  );
  return (
    <section aria-label={t("title")} className="rounded-panel border border-line bg-surface">
      <div className="flex min-h-11 items-center gap-3 border-line border-b px-4 py-1.5">
        <h2 className="flex-1 font-semibold">{t("title")}</h2>
        {groups.length > 0 && add}
      </div>
      <StaleNotice query={query} />
      {groups.length === 0 ? (
        <EmptyState icon={<FolderTreeIcon />} title={t("empty")} action={add}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="py-2 pr-2 pl-3">
          <GroupBranch groups={below.get(null) ?? []} below={below as Map<string | null, Group[]>} onTask={setTask} />
        </div>
      )}
      {(task?.kind === "add" || task?.kind === "change") && <GroupDialog task={task} groups={groups} onClose={done} />}
      {task?.kind === "delete" && <DeleteGroupDialog group={task.group} groups={groups} onClose={done} />}
    </section>
  );
}
