"use client";

import { Button } from "@cartage/ui/button";
import { UserPlusIcon, UsersIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { useMemberColumns } from "./member-columns.tsx";
import { memberFilters, membersInput } from "./members-input.ts";
import { OpenInvitations } from "./open-invitations.tsx";

/** Everybody in the organisation, and who was invited into it. */
export function MembersList() {
  const t = useTranslations("web.members");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(memberFilters);
  const [isInviting, setInviting] = useQueryState("invite", parseAsBoolean.withDefault(false));
  const input = membersInput(filters);
  return (
    <>
      <ListPage
        name="members"
        title={t("title")}
        columns={useMemberColumns()}
        pages={listPages(trpc.accounts.members.list.queryKey(input), input, client.accounts.members.list.query)}
        add={
          <Button look="primary" onClick={() => void setInviting(true)}>
            <UserPlusIcon />
            {t("invite")}
          </Button>
        }
        above={<OpenInvitations />}
        isFiltered={filters.q !== ""}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <UsersIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <InviteDialog isOpen={isInviting} onClose={() => void setInviting(null)} />
    </>
  );
}
