"use client";

import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { groupsInTree } from "../fleet/groups/group-paths.ts";
import { useTRPC } from "../trpc/client.tsx";

type GroupChoiceProps = { groupId: string | null; onGroup: (groupId: string | null) => void };

/** Narrows a fleet to a group and those below it; nothing where there are no groups. */
export function GroupChoice({ groupId, onGroup }: GroupChoiceProps) {
  const t = useTranslations("web.vehicles");
  const groups = useQuery(useTRPC().fleet.groups.list.queryOptions(undefined, { staleTime: 300_000 })).data ?? [];
  if (groups.length === 0) return null;
  return (
    <Select
      label={t("columns.group")}
      value={groupId}
      onChange={onGroup}
      choices={[
        { value: null, label: t("anyGroup") },
        ...groupsInTree(groups).map(({ id, path }) => ({ value: id, label: path })),
      ]}
      className="w-44"
    />
  );
}
