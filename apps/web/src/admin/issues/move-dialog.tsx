"use client";

import type { IssueState } from "@cartage/domain/issues/states";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TextDialog } from "../../list/text-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Issue } from "./issue.ts";

type MoveDialogProps = { issue: Issue; to: IssueState | null; onClose: () => void };

/** Moves an issue to another state, with a comment if one is given. */
export function MoveDialog({ issue, to, onClose }: MoveDialogProps) {
  const t = useTranslations("web.admin.issues");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const move = useMutation(trpc.issues.move.mutationOptions());
  if (to === null) return null;
  const submit = async (body: string) => {
    const moved = move.mutateAsync({ issueId: issue.id, state: to, ...(body && { body }) });
    await moved.finally(() => cache.invalidateQueries({ queryKey: trpc.issues.pathKey() }));
    toast(t("moved", { state: t(`states.${to}`) }));
  };
  return (
    <TextDialog
      isOpen
      onClose={onClose}
      title={t(`moves.${to}`)}
      text={to === "resolved" ? t("resolveText", { name: issue.raiser.name }) : t("moveText")}
      field={{ name: "body", label: t("comment"), most: 4_000, isLong: true }}
      confirm={t(`moves.${to}`)}
      mutation={move}
      onSubmit={submit}
    />
  );
}
