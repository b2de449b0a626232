"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";

/** Gives a request back to its organisation, with a word; then it is out of the platform's sight. */
export function HandBackButton({ requestId, organisation }: { requestId: string; organisation: string }) {
  const t = useTranslations("web.admin.requests");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const handBack = useMutation(trpc.requests.passedOn.handBack.mutationOptions());
  const close = () => {
    handBack.reset();
    setOpen(false);
  };
  const submit = async ({ body }: { body: string }) => {
    await handBack.mutateAsync({ requestId, body });
    toast(t("handedBack", { organisation }));
    router.push("/admin/requests");
    await cache.invalidateQueries({ queryKey: trpc.requests.passedOn.list.pathKey() });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("handBack")}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t("handBackTitle", { organisation })}
        description={t("handBackText")}
        closeLabel={tCommon("close")}
      >
        <Form<{ body: string }> errors={failureOf(handBack.error).fields} onSubmit={submit}>
          <DialogBody>
            <Field name="body" label={t("handBackBody")} missing={t("handBackMissing")}>
              <FieldText required rows={3} maxLength={4_000} />
            </Field>
            <FormFailure error={handBack.error} />
          </DialogBody>
          <DialogActions>
            <Button onClick={close}>{tCommon("cancel")}</Button>
            <Button type="submit" look="primary" isBusy={handBack.isPending}>
              {t("handBack")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
