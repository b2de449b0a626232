"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { failureOf } from "../../trpc/failure.ts";

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
  const tCommon = useTranslations("web.common");
  const cache = useQueryClient();
  const close = () => {
    mutation.reset();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} closeLabel={tCommon("close")}>
      <Form<Values & { name: string }>
        errors={failureOf(mutation.error).fields}
        onSubmit={async (values) => {
          await onSave(values);
          await cache.invalidateQueries({ queryKey: savedKey });
          close();
        }}
      >
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("name")} missing={t("nameMissing")}>
              <FieldInput required maxLength={80} autoComplete="off" defaultValue={name} />
            </Field>
            {children}
          </div>
          <FormFailure error={mutation.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" disabled={!canSave} isBusy={mutation.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
