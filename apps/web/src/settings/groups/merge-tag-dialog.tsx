"use client";

import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { TagDialogProps } from "./tag-row.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

/** Makes a tag and another one. */
export function MergeTagDialog({ tag: { tag }, others, onClose }: TagDialogProps) {
  const t = useTranslations("web.groups.tags");
  const tGroups = useTranslations("web.groups");
  const tCommon = useTranslations("web.common");
  const { refresh } = useFleetNames();
  const merge = useMutation(useTRPC().fleet.tags.merge.mutationOptions());
  const choices = others.filter((other) => other.tag !== tag);
  const [into, setInto] = useState<string | null>(choices[0]?.tag ?? null);
  const submit = async () => {
    if (into === null) return;
    await merge.mutateAsync({ tags: [tag], into });
    await refresh();
    toast(t("merged", { tag, into }));
    onClose();
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={t("mergeTitle", { tag })}
      description={t("mergeText", { tag })}
      error={merge.error}
      onSubmit={submit}
      isBusy={merge.isPending}
      submitLabel={t("merge")}
      isDangerous
      isDisabled={into === null}
    >
      <Field name="into" label={t("into")}>
        <Select
          value={into}
          onChange={setInto}
          placeholder={tCommon("none")}
          choices={choices.map((other) => ({
            value: other.tag,
            label: `${other.tag} · ${tGroups("vehicles", { count: other.vehicles })}`,
          }))}
        />
      </Field>
    </FormDialog>
  );
}
