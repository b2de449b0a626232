"use client";

import { Dialog } from "@cartage/ui/dialog";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DialogForm, type DialogFormProps } from "./dialog-form.tsx";

type FormDialogProps<Values> = Omit<DialogFormProps<Values>, "onCancel"> & {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  isWide?: boolean;
};

/** A dialog that is a form. */
export function FormDialog<Values extends Record<string, unknown>>({
  isOpen,
  onClose,
  title,
  description,
  isWide = false,
  ...form
}: FormDialogProps<Values>) {
  const closeLabel = useTranslations("web.common")("close");
  return (
    <Dialog {...{ isOpen, onClose, title, description, isWide, closeLabel }}>
      <DialogForm<Values> onCancel={onClose} {...form} />
    </Dialog>
  );
}
