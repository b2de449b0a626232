"use client";

import { Button } from "@cartage/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { useAlertWork } from "./use-alert-work.ts";

/** What is said of a selection without moving it on: whose it is, and a comment. */
export function SelectionWork({ alertIds, onDone }: { alertIds: string[]; onDone: () => void }) {
  const t = useTranslations("web.alerts");
  const people = useQuery(useTRPC().alerts.people.queryOptions());
  const { assign, comment } = useAlertWork({ onDone });
  const [isCommenting, setCommenting] = useState(false);
  return (
    <>
      <Menu trigger={<Button isBusy={assign.isPending}>{t("assignThem")}</Button>}>
        {(people.data ?? []).map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => assign.mutate({ alertIds, assigneeId: id })}>
            {name}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => assign.mutate({ alertIds, assigneeId: null })}>{t("nobody")}</MenuItem>
      </Menu>
      <Button onClick={() => setCommenting(true)}>{t("comment")}</Button>
      <TextDialog
        isOpen={isCommenting}
        onClose={() => setCommenting(false)}
        title={t("commentOn", { count: alertIds.length })}
        text={t("commentText")}
        field={{ name: "body", label: t("comment"), missing: t("commentMissing"), most: 4_000, isLong: true }}
        confirm={t("comment")}
        mutation={comment}
        onSubmit={async (body) => void (await comment.mutateAsync({ alertIds, body }))}
      />
    </>
  );
}
