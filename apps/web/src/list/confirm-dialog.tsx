"use client";

import { ConfirmDialog as BareConfirmDialog } from "@cartage/ui/confirm-dialog";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { FormFailure } from "./form-failure.tsx";

type ConfirmDialogProps = Omit<ComponentProps<typeof BareConfirmDialog>, "failure" | "labels"> & {
  confirmLabel: string;
  /** What the server refused. */
  error?: unknown;
};

/** Asks before something that cannot be undone, and says what the server made of it. */
export function ConfirmDialog({ confirmLabel, error, ...rest }: ConfirmDialogProps) {
  const t = useTranslations("web.common");
  return (
    <BareConfirmDialog
      {...rest}
      failure={<FormFailure error={error} />}
      labels={{ confirm: confirmLabel, cancel: t("cancel"), close: t("close") }}
    />
  );
}
