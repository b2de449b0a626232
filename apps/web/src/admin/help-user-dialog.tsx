"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { UserRow } from "./user-row.ts";

export type Help = "endSessions" | "removeFactors" | "deactivate" | "reactivate";

/** Asks why, and does it. */
export function HelpUserDialog({ user, help, onClose }: { user: UserRow; help: Help; onClose: () => void }) {
  const { id: userId, name } = user;
  const t = useTranslations("web.admin.users");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { users } = useTRPCClient().platform;
  const helping = useMutation({
    mutationFn: async (reason: string): Promise<unknown> => {
      if (help === "endSessions") return users.endSessions.mutate({ userId, reason });
      if (help === "removeFactors") return users.removeFactors.mutate({ userId, reason });
      return users.deactivate.mutate({ userId, reason, isDeactivated: help === "deactivate" });
    },
  });
  const submit = async ({ reason }: { reason: string }) => {
    await helping.mutateAsync(reason);
    await cache.invalidateQueries({ queryKey: trpc.platform.users.pathKey() });
    toast(t(`help.${help}.done`, { name }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`help.${help}.title`, { name })}
      description={t(`help.${help}.text`)}
      closeLabel={tCommon("close")}
    >
      <Form<{ reason: string }> errors={failureOf(helping.error).fields} onSubmit={submit}>
        <DialogBody>
          <Field name="reason" label={t("reason")} hint={t("reasonHint")} missing={t("reasonMissing")}>
            <FieldInput required maxLength={300} autoComplete="off" />
          </Field>
          <FormFailure error={helping.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look={help === "reactivate" ? "primary" : "danger"} isBusy={helping.isPending}>
            {t(`help.${help}.action`)}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
