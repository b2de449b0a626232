"use client";

import { Button } from "@cartage/ui/button";
import { DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Form } from "@cartage/ui/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { failureOf } from "../trpc/failure.ts";
import { FormFailure } from "./form-failure.tsx";

export type DialogFormProps<Values> = {
  /** What the server refused: beside the field that it is of, else below all of them. */
  error: unknown;
  /** The same said again beside fields that stand for a part of the input together. */
  moreErrors?: Record<string, string>;
  onSubmit: (values: Values) => Promise<void>;
  onCancel: () => void;
  isBusy: boolean;
  submitLabel: string;
  isDangerous?: boolean;
  /** Whether nothing can be sent yet. */
  isDisabled?: boolean;
  /** Another thing to do than to send or to leave. */
  otherAction?: ReactNode;
  /** The fields. */
  children: ReactNode;
};

/** A form in a dialog: sent, or left. */
export function DialogForm<Values extends Record<string, unknown>>({
  error,
  moreErrors = {},
  onSubmit,
  onCancel,
  isBusy,
  submitLabel,
  isDangerous = false,
  isDisabled = false,
  otherAction,
  children,
}: DialogFormProps<Values>) {
  const t = useTranslations("web.common");
  return (
    <Form<Values> errors={{ ...failureOf(error).fields, ...moreErrors }} onSubmit={onSubmit}>
      <DialogBody>
        {children}
        <FormFailure error={error} />
      </DialogBody>
      <DialogActions>
        {otherAction && (
          <>
            {otherAction}
            <span className="flex-1" />
          </>
        )}
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" look={isDangerous ? "danger" : "primary"} disabled={isDisabled} isBusy={isBusy}>
          {submitLabel}
        </Button>
      </DialogActions>
    </Form>
  );
}
