"use client";

import type { IssueState } from "@cartage/domain/issues/states";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Issue } from "./issue.ts";

type MoveDialogProps = { issue: Issue; to: IssueState | null; onClose: () => void };

/** Moves an issue to another state, with a comment if one is given. */
export function MoveDialog({ issue, to, onClose }: MoveDialogProps) {
  const t = useTranslations("web.admin.issues");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const move = useMutation(trpc.issues.move.mutationOptions());
  const close = () => {
    move.reset();
    onClose();
  };
  if (to === null) return null;
  const submit = async ({ body }: { body: string }) => {
    const moved = move.mutateAsync({ issueId: issue.id, state: to, ...(body.trim() && { body }) });
    await moved.finally(() => cache.invalidateQueries({ queryKey: trpc.issues.pathKey() }));
    toast(t("moved", { state: t(`states.${to}`) }));
    close();
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t(`moves.${to}`)}
      description={to === "resolved" ? t("resolveText", { name: issue.raiser.name }) : t("moveText")}
      closeLabel={tCommon("close")}
    >
      <Form<{ body: string }> errors={failureOf(move.error).fields} onSubmit={submit}>
        <DialogBody>
          <Field name="body" label={t("comment")} optionalMark={tCommon("optional")}>
            <FieldText rows={3} maxLength={4_000} />
          </Field>
          <FormFailure error={move.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={move.isPending}>
            {t(`moves.${to}`)}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
