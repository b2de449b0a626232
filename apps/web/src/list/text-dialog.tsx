"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import { FormDialog } from "./form-dialog.tsx";

type TextDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  /** What is asked for, by the name that the server's complaints have for it; without `missing` it may be left empty. */
  field: { name: string; label: string; hint?: string; missing?: string; most: number; isLong?: boolean };
  confirm: string;
  isDangerous?: boolean;
  mutation: { error: unknown; isPending: boolean; reset: () => void };
  onSubmit: (text: string) => Promise<void>;
};

/** Asks for one text, a reason or a word, before something is done. */
export function TextDialog({ isOpen, onClose, title, text, field, confirm, mutation, ...rest }: TextDialogProps) {
  const { isDangerous = false, onSubmit } = rest;
  const { name, label, hint, missing, most, isLong = false } = field;
  const t = useTranslations("web.common");
  const close = () => {
    mutation.reset();
    onClose();
  };
  const given = { required: missing !== undefined, maxLength: most };
  return (
    <FormDialog<Record<string, string>>
      isOpen={isOpen}
      onClose={close}
      title={title}
      description={text}
      error={mutation.error}
      onSubmit={async (values) => {
        await onSubmit(values[name]?.trim() ?? "");
        close();
      }}
      isBusy={mutation.isPending}
      submitLabel={confirm}
      isDangerous={isDangerous}
    >
      <Field
        name={name}
        label={label}
        {...(hint && { hint })}
        {...(missing === undefined ? { optionalMark: t("optional") } : { missing })}
      >
        {isLong ? <FieldText rows={3} {...given} /> : <FieldInput autoComplete="off" {...given} />}
      </Field>
    </FormDialog>
  );
}
