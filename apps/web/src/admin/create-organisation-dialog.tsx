"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

type Values = { name: string; email: string; locale: "en" | "vi" };

/** Founds an organisation and mails its first administrator a link. */
export function CreateOrganisationDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.admin.organisations");
  const tAccount = useTranslations("web.account");
  const tCommon = useTranslations("web.common");
  const locale = useLocale();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.platform.organisations.create.mutationOptions());
  const close = () => {
    create.reset();
    onClose();
  };
  const submit = async (values: Values) => {
    await create.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.platform.organisations.pathKey() });
    toast(t("added", { name: values.name, email: values.email }));
    close();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("addTitle")}
      description={t("addText")}
      closeLabel={tCommon("close")}
    >
      <Form<Values> errors={failureOf(create.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("columns.name")} missing={t("nameMissing")}>
              <FieldInput required autoComplete="off" />
            </Field>
            <Field name="email" label={t("email")} missing={t("emailMissing")}>
              <FieldInput type="email" required autoComplete="off" />
            </Field>
            <Field name="locale" label={t("language")}>
              <Select
                defaultValue={locale}
                choices={(["en", "vi"] as const).map((value) => ({ value, label: tAccount(value) }))}
              />
            </Field>
          </div>
          <FormFailure error={create.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={create.isPending}>
            {t("addConfirm")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
