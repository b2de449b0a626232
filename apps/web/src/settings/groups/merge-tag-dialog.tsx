"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
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
    <Dialog
      isOpen
      onClose={onClose}
      title={t("mergeTitle", { tag })}
      description={t("mergeText", { tag })}
      closeLabel={tCommon("close")}
    >
      <Form errors={failureOf(merge.error).fields} onSubmit={submit}>
        <DialogBody>
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
          <FormFailure error={merge.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="danger" disabled={into === null} isBusy={merge.isPending}>
            {t("merge")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
