"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LocalDay, RelativeTime } from "../../format/times.tsx";
import type { Member } from "./member.ts";
import { MemberActions } from "./member-actions.tsx";

/** The columns of the members list, on screen and as CSV. */
export function useMemberColumns(): DataColumn<Member>[] {
  const t = useTranslations("web.members");
  const tRoles = useTranslations("web.roles");
  return useMemo(
    () => [
      {
        id: "name",
        header: t("columns.name"),
        isSortable: true,
        isOnPhone: true,
        width: "w-auto",
        skeleton: "w-32",
        text: ({ name }) => name,
        cell: ({ name, isOwner, isDeactivated }) => (
          <span className="flex items-center gap-2">
            <span className={isDeactivated ? "truncate text-ink-faint" : "truncate font-medium"}>{name}</span>
            {isOwner && <Badge tone="accent">{t("owner")}</Badge>}
            {isDeactivated && <Badge>{t("deactivated")}</Badge>}
          </span>
        ),
      },
      {
        id: "email",
        header: t("columns.email"),
        isSortable: true,
        width: "w-[26%]",
        skeleton: "w-40",
        text: ({ email }) => email,
        cell: ({ email }) => <span className="text-ink-muted">{email}</span>,
      },
      {
        id: "role",
        header: t("columns.role"),
        isOnPhone: true,
        width: "w-28 md:w-[15%]",
        skeleton: "w-20",
        text: ({ role }) => role,
        cell: ({ role }) => tRoles(role),
      },
      {
        id: "signedInAt",
        header: t("columns.signedInAt"),
        width: "w-[16%]",
        skeleton: "w-20",
        text: ({ signedInAt }) => (signedInAt === null ? null : new Date(signedInAt).toISOString()),
        cell: ({ signedInAt }) => <RelativeTime at={signedInAt} className="text-ink-muted" />,
      },
      {
        id: "joinedAt",
        header: t("columns.joinedAt"),
        isSortable: true,
        isExtra: true,
        width: "w-[14%]",
        text: ({ joinedAt }) => new Date(joinedAt).toISOString(),
        cell: ({ joinedAt }) => <LocalDay at={joinedAt} />,
      },
      {
        id: "actions",
        header: "",
        isOnPhone: true,
        width: "w-20",
        text: () => null,
        cell: (member) => <MemberActions member={member} />,
      },
    ],
    [t, tRoles],
  );
}
