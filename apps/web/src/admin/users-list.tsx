"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { UsersIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { actionsColumn, dayColumn, nameColumn, quietColumn } from "../list/columns.tsx";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { ActForButton } from "./act-for-button.tsx";
import { UserActions } from "./user-actions.tsx";
import type { UserRow } from "./user-row.ts";
import { userFilters, usersInput } from "./users-input.ts";

/** All users, or those of one organisation, and the way to act on a member's behalf. */
export function UsersList() {
  const t = useTranslations("web.admin.users");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(userFilters);
  const input = usersInput(filters);
  return (
    <ListPage
      name="users"
      title={t("title")}
      columns={useUserColumns()}
      pages={listPages(trpc.platform.users.list.queryKey(input), input, client.platform.users.list.query)}
      isFiltered={filters.q !== "" || filters.organisation !== null}
      onClear={() => void setFilters({ q: null, organisation: null })}
      empty={{ icon: <UsersIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}

function useUserColumns(): DataColumn<UserRow>[] {
  const t = useTranslations("web.admin.users");
  const tRoles = useTranslations("web.roles");
  return useMemo(
    () => [
      nameColumn(t("columns.name"), ({ name, platformRole, isDeactivated }) => (
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {platformRole && <Badge tone="accent">{tRoles(platformRole)}</Badge>}
          {isDeactivated && <Badge>{t("deactivated")}</Badge>}
        </span>
      )),
      quietColumn({
        id: "email",
        header: t("columns.email"),
        isSortable: true,
        width: "w-[26%]",
        text: ({ email }) => email,
      }),
      {
        id: "memberships",
        header: t("columns.memberships"),
        width: "w-[30%]",
        text: ({ memberships }) => memberships.map(({ organisation, role }) => `${organisation} (${role})`).join("; "),
        cell: ({ memberships }) => (
          <span className="text-ink-muted">
            {memberships.map(({ organisation, role }) => `${organisation} · ${tRoles(role)}`).join(", ")}
          </span>
        ),
      },
      dayColumn(
        { id: "createdAt", header: t("columns.createdAt"), isSortable: true, isExtra: true, width: "w-[12%]" },
        ({ createdAt }) => createdAt,
      ),
      actionsColumn("w-36", (user) => (
        <span className="flex items-center justify-end gap-1">
          <ActForButton user={user} />
          <UserActions user={user} />
        </span>
      )),
    ],
    [t, tRoles],
  );
}
