"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";

type SaveDialogProps<Values> = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  name: string | undefined;
  mutation: { error: unknown; isPending: boolean; reset: () => void };
  /** What is to be asked for anew once it is saved. */
  savedKey: QueryKey;
  canSave: boolean;
  onSave: (values: Values & { name: string }) => Promise<unknown>;
  children: ReactNode;
};

/** Makes or changes something that has a name: the name, what else it has, and what was refused. */
export function SaveDialog<Values extends Record<string, unknown>>(props: SaveDialogProps<Values>) {
  const { isOpen, onClose, title, name, mutation, savedKey, canSave, onSave, children } = props;
  const t = useTranslations("web.escalation");
  const cache = useQueryClient();
  const close = () => {
    mutation.reset();
    onClose();
  };
  return (
    <FormDialog<Values & { name: string }>
      isOpen={isOpen}
      onClose={close}
      title={title}
      error={mutation.error}
      onSubmit={async (values) => {
        await onSave(values);
        await cache.invalidateQueries({ queryKey: savedKey });
        close();
      }}
      isBusy={mutation.isPending}
      submitLabel={t("save")}
      isDisabled={!canSave}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} missing={t("nameMissing")}>
          <FieldInput required maxLength={80} autoComplete="off" defaultValue={name} />
        </Field>
        {children}
      </div>
    </FormDialog>
  );
}
