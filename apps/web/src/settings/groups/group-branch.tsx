"use client";

import { MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { FolderIcon, FolderPlusIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "../../shell/link.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type Group = Outputs["fleet"]["groups"]["list"][number];
export type GroupTask =
  | { kind: "add"; parentId: string | null }
  | { kind: "change"; group: Group }
  | { kind: "delete"; group: Group };

type GroupBranchProps = {
  groups: readonly Group[];
  below: ReadonlyMap<string | null, Group[]>;
  onTask: (task: GroupTask) => void;
};

/** Groups that stand beside each other, each with those below it. */
export function GroupBranch({ groups, below, onTask }: GroupBranchProps) {
  return (
    <ul>
      {groups.map((group) => {
        const within = below.get(group.id) ?? [];
        return (
          <li key={group.id}>
            <GroupRow group={group} onTask={onTask} />
            {within.length > 0 && (
              <div className="ml-2 border-line border-l pl-2.5 sm:pl-4">
                <GroupBranch groups={within} below={below} onTask={onTask} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function GroupRow({ group, onTask }: { group: Group; onTask: (task: GroupTask) => void }) {
  const t = useTranslations("web.groups");
  const { id, name, vehicles } = group;
  return (
    <div className="flex min-h-10 items-center gap-2.5">
      <FolderIcon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <Link href={`/vehicles?group=${id}`} className="min-w-0 truncate font-medium underline-offset-2 hover:underline">
        {name}
      </Link>
      <span className="ml-auto shrink-0 text-caption text-ink-muted">{t("vehicles", { count: vehicles })}</span>
      <MoreMenu label={t("actionsOf", { name })}>
        <MenuItem icon={<PencilIcon />} onSelect={() => onTask({ kind: "change", group })}>
          {t("groups.change")}
        </MenuItem>
        <MenuItem icon={<FolderPlusIcon />} onSelect={() => onTask({ kind: "add", parentId: id })}>
          {t("groups.addBelow")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2Icon />} isDangerous onSelect={() => onTask({ kind: "delete", group })}>
          {t("groups.delete")}
        </MenuItem>
      </MoreMenu>
    </div>
  );
}
