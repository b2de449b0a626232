"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { TagDialogProps } from "./tag-row.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

/** Gives a tag another name on every vehicle. */
export function RenameTagDialog({ tag: { tag }, onClose }: TagDialogProps) {
  const t = useTranslations("web.groups.tags");
  const { refresh } = useFleetNames();
  const rename = useMutation(useTRPC().fleet.tags.rename.mutationOptions());
  const submit = async ({ to }: { to: string }) => {
    const renamed = await rename.mutateAsync({ tag, to });
    await refresh();
    toast(t("renamed", { tag, to: renamed.tag }));
    onClose();
  };
  return (
    <FormDialog<{ to: string }>
      isOpen
      onClose={onClose}
      title={t("renameTitle", { tag })}
      error={rename.error}
      onSubmit={submit}
      isBusy={rename.isPending}
      submitLabel={t("rename")}
    >
      <Field name="to" label={t("to")} missing={t("toMissing")}>
        <FieldInput required defaultValue={tag} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
