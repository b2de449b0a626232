"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { actionsColumn, agoColumn, dayColumn, nameColumn, quietColumn } from "../../list/columns.tsx";
import type { Member } from "./member.ts";
import { MemberActions } from "./member-actions.tsx";

/** The columns of the members list, on screen and as CSV. */
export function useMemberColumns(): DataColumn<Member>[] {
  const t = useTranslations("web.members");
  const tRoles = useTranslations("web.roles");
  return useMemo(
    () => [
      nameColumn(t("columns.name"), ({ name, isOwner, isDeactivated }) => (
        <span className="flex items-center gap-2">
          <span className={isDeactivated ? "truncate text-ink-faint" : "truncate font-medium"}>{name}</span>
          {isOwner && <Badge tone="accent">{t("owner")}</Badge>}
          {isDeactivated && <Badge>{t("deactivated")}</Badge>}
        </span>
      )),
      quietColumn({
        id: "email",
        header: t("columns.email"),
        isSortable: true,
        width: "w-[26%]",
        skeleton: "w-40",
        text: ({ email }) => email,
      }),
      {
        id: "role",
        header: t("columns.role"),
        isOnPhone: true,
        width: "w-28 md:w-[15%]",
        skeleton: "w-20",
        text: ({ role }) => role,
        cell: ({ role }) => tRoles(role),
      },
      agoColumn(
        { id: "signedInAt", header: t("columns.signedInAt"), width: "w-[16%]", skeleton: "w-20" },
        ({ signedInAt }) => signedInAt,
      ),
      dayColumn(
        { id: "joinedAt", header: t("columns.joinedAt"), isSortable: true, isExtra: true, width: "w-[14%]" },
        ({ joinedAt }) => joinedAt,
      ),
      actionsColumn("w-20", (member) => <MemberActions member={member} />),
    ],
    [t, tRoles],
  );
}
