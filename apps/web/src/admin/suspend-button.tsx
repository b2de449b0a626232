"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { OrganisationRow } from "./organisation-row.ts";

/** Suspends an organisation, or lets it in again, with a reason that is written down. */
export function SuspendButton({ organisation }: { organisation: OrganisationRow }) {
  const { id: organisationId, name, isSuspended } = organisation;
  const t = useTranslations("web.admin.organisations");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const suspend = useMutation(trpc.platform.organisations.suspend.mutationOptions());
  if (!useCan("organisations.manage")) return null;
  const action = isSuspended ? "resume" : "suspend";
  const close = () => {
    suspend.reset();
    setOpen(false);
  };
  const submit = async ({ reason }: { reason: string }) => {
    await suspend.mutateAsync({ organisationId, isSuspended: !isSuspended, reason });
    await cache.invalidateQueries({ queryKey: trpc.platform.organisations.pathKey() });
    toast(t(`${action}Done`, { name }));
    close();
  };
  return (
    <>
      <Button
        size="small"
        className="relative z-1"
        aria-label={t(`${action}Of`, { name })}
        onClick={() => setOpen(true)}
      >
        {t(action)}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t(`${action}Title`, { name })}
        description={t(`${action}Text`)}
        closeLabel={tCommon("close")}
      >
        <Form<{ reason: string }> errors={failureOf(suspend.error).fields} onSubmit={submit}>
          <DialogBody>
            <Field name="reason" label={t("reason")} hint={t("reasonHint")} missing={t("reasonMissing")}>
              <FieldInput required autoComplete="off" />
            </Field>
            <FormFailure error={suspend.error} />
          </DialogBody>
          <DialogActions>
            <Button onClick={close}>{tCommon("cancel")}</Button>
            <Button type="submit" look={isSuspended ? "primary" : "danger"} isBusy={suspend.isPending}>
              {t(action)}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
