"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

/** Hands a request on to the platform, with what it should know. */
export function PassOnButton({ requestId, askerName }: { requestId: string; askerName: string }) {
  const t = useTranslations("web.requests");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const passOn = useMutation(trpc.requests.passOn.mutationOptions());
  const close = () => {
    passOn.reset();
    setOpen(false);
  };
  const submit = async ({ body }: { body: string }) => {
    await passOn.mutateAsync({ requestId, ...(body.trim() && { body }) });
    await cache.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    toast(t("passedOn"));
    close();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("passOn")}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t("passOnTitle")}
        description={t("passOnText")}
        closeLabel={tCommon("close")}
      >
        <Form<{ body: string }> errors={failureOf(passOn.error).fields} onSubmit={submit}>
          <DialogBody>
            <Field
              name="body"
              label={t("passOnBody")}
              hint={t("passOnHint", { name: askerName })}
              optionalMark={tCommon("optional")}
            >
              <FieldText rows={3} maxLength={4_000} />
            </Field>
            <FormFailure error={passOn.error} />
          </DialogBody>
          <DialogActions>
            <Button onClick={close}>{tCommon("cancel")}</Button>
            <Button type="submit" look="primary" isBusy={passOn.isPending}>
              {t("passOnConfirm")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
