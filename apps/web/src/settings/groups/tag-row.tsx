"use client";

import { MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { MergeIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "../../shell/link.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type CountedTag = Outputs["fleet"]["tags"]["count"][number];
export type TagTask = "rename" | "merge" | "remove";
export type TagDialogProps = { tag: CountedTag; others: readonly CountedTag[]; onClose: () => void };

/** One tag, how many vehicles bear it, and what can be done with it. */
export function TagRow({ tag: { tag, vehicles }, onTask }: { tag: CountedTag; onTask: (task: TagTask) => void }) {
  const t = useTranslations("web.groups");
  return (
    <li className="flex min-h-10 items-center gap-2.5">
      <Link
        href={`/live?tag=${encodeURIComponent(tag)}`}
        className="min-w-0 truncate rounded-small bg-sunken px-1.5 py-0.5 font-medium text-ink-muted hover:text-ink"
      >
        {tag}
      </Link>
      <span className="ml-auto shrink-0 text-caption text-ink-muted">{t("vehicles", { count: vehicles })}</span>
      <MoreMenu label={t("actionsOf", { name: tag })}>
        <MenuItem icon={<PencilIcon />} onSelect={() => onTask("rename")}>
          {t("tags.rename")}
        </MenuItem>
        <MenuItem icon={<MergeIcon />} onSelect={() => onTask("merge")}>
          {t("tags.merge")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2Icon />} isDangerous onSelect={() => onTask("remove")}>
          {t("tags.remove")}
        </MenuItem>
      </MoreMenu>
    </li>
  );
}
