"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useMe } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Asks whoever's address was never confirmed to have the link mailed. */
export function VerifyNotice() {
  const t = useTranslations("web.email");
  const { user, behind } = useMe();
  const send = useMutation(useTRPC().accounts.email.verify.mutationOptions());
  if (user.isEmailVerified || behind) return null;
  return (
    <div className="mx-4 mb-4 sm:mx-6">
      <Notice tone={send.data ? "accent" : "warning"} {...(send.data && { role: "status" })} icon={<MailIcon />}>
        {send.data ? (
          t("linkSent", { email: send.data.email })
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <p className="min-w-60 flex-1">{t("ask", { email: user.email })}</p>
            <Button isBusy={send.isPending} onClick={() => send.mutate()}>
              {t("sendLink")}
            </Button>
          </div>
        )}
      </Notice>
      <FormFailure error={send.error} />
    </div>
  );
}
