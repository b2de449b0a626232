"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { TagDialogProps } from "./tag-row.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

/** Gives a tag another name on every vehicle. */
export function RenameTagDialog({ tag: { tag }, onClose }: TagDialogProps) {
  const t = useTranslations("web.groups.tags");
  const tCommon = useTranslations("web.common");
  const { refresh } = useFleetNames();
  const rename = useMutation(useTRPC().fleet.tags.rename.mutationOptions());
  const submit = async ({ to }: { to: string }) => {
    const renamed = await rename.mutateAsync({ tag, to });
    await refresh();
    toast(t("renamed", { tag, to: renamed.tag }));
    onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("renameTitle", { tag })} closeLabel={tCommon("close")}>
      <Form<{ to: string }> errors={failureOf(rename.error).fields} onSubmit={submit}>
        <DialogBody>
          <Field name="to" label={t("to")} missing={t("toMissing")}>
            <FieldInput required defaultValue={tag} autoComplete="off" />
          </Field>
          <FormFailure error={rename.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={rename.isPending}>
            {t("rename")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
