"use client";

import { Field } from "@cartage/ui/field";
import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { FolderTreeIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { groupsInTree } from "../../fleet/groups/group-paths.ts";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Group } from "./group-branch.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

type Values = { vehiclesTo?: string | null };
type DeleteGroupDialogProps = { group: Group; groups: readonly Group[]; onClose: () => void };

/** Deletes a group; where it has vehicles, they are sent somewhere first. */
export function DeleteGroupDialog({ group, groups, onClose }: DeleteGroupDialogProps) {
  const { id: groupId, name, vehicles } = group;
  const t = useTranslations("web.groups.groups");
  const { refresh } = useFleetNames();
  const deleting = useMutation(useTRPC().fleet.groups.delete.mutationOptions());
  const hasGroups = groups.some(({ parentId }) => parentId === groupId);
  const others = groupsInTree(groups).filter(({ id }) => id !== groupId);
  const submit = async ({ vehiclesTo = null }: Values) => {
    await deleting.mutateAsync({ groupId, ...(vehicles > 0 && { vehiclesTo }) });
    await refresh();
    toast(t("deleted", { name }));
    onClose();
  };
  return (
    <FormDialog<Values>
      isOpen
      onClose={onClose}
      title={t("deleteTitle", { name })}
      error={deleting.error}
      onSubmit={submit}
      isBusy={deleting.isPending}
      submitLabel={t("delete")}
      isDangerous
      isDisabled={hasGroups}
    >
      {hasGroups ? (
        <Notice tone="warning" icon={<FolderTreeIcon />}>
          {t("hasGroups")}
        </Notice>
      ) : (
        <>
          <p className="text-ink-muted">{t("deleteText")}</p>
          {vehicles > 0 && (
            <Field name="vehiclesTo" label={t("vehiclesTo")} className="mt-4">
              <Select
                defaultValue={group.parentId}
                choices={[
                  { value: null, label: t("noGroup") },
                  ...others.map(({ id, path }) => ({ value: id, label: path })),
                ]}
              />
            </Field>
          )}
        </>
      )}
    </FormDialog>
  );
}
