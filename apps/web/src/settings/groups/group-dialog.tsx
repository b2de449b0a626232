"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { groupsInTree, idsBelow } from "../../fleet/groups/group-paths.ts";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Group, GroupTask } from "./group-branch.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

type Values = { name: string; parentId: string | null };
type GroupDialogProps = {
  task: Extract<GroupTask, { kind: "add" | "change" }>;
  groups: readonly Group[];
  onClose: () => void;
};

/** Adds a group, or gives one another name or place. */
export function GroupDialog({ task, groups, onClose }: GroupDialogProps) {
  const t = useTranslations("web.groups.groups");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const { refresh } = useFleetNames();
  const known = task.kind === "change" ? task.group : null;
  const create = useMutation(trpc.fleet.groups.create.mutationOptions());
  const update = useMutation(trpc.fleet.groups.update.mutationOptions());
  const { error, isPending } = known ? update : create;
  // a group cannot be moved below itself, so that is not offered
  const own = known ? idsBelow(groups, known.id) : new Set<string>();
  const places = groupsInTree(groups).filter(({ id }) => !own.has(id));
  const submit = async (values: Values) => {
    if (known) await update.mutateAsync({ groupId: known.id, ...values });
    else await create.mutateAsync(values);
    await refresh();
    toast(t(known ? "changed" : "added", { name: values.name }));
    onClose();
  };
  return (
    <FormDialog<Values>
      isOpen
      onClose={onClose}
      title={known ? t("changeTitle", { name: known.name }) : t("addTitle")}
      error={error}
      onSubmit={submit}
      isBusy={isPending}
      submitLabel={tCommon("save")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} missing={t("nameMissing")}>
          <FieldInput required defaultValue={known?.name} autoComplete="off" />
        </Field>
        <Field name="parentId" label={t("parent")}>
          <Select
            defaultValue={task.kind === "change" ? task.group.parentId : task.parentId}
            choices={[{ value: null, label: t("top") }, ...places.map(({ id, path }) => ({ value: id, label: path }))]}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
