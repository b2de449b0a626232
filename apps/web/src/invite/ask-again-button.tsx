"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Asks whoever sent an invitation for a new one; what there was is told to nobody. */
export function AskAgainButton({ token }: { token: string }) {
  const t = useTranslations("web.invite");
  const ask = useMutation(useTRPC().accounts.invitations.askAgain.mutationOptions());
  if (ask.isSuccess)
    return (
      <Notice tone="accent" role="status" icon={<MailIcon />} className="mt-7">
        {t("askedAgain")}
      </Notice>
    );
  return (
    <>
      <FormFailure error={ask.error} />
      <Button
        look="primary"
        size="large"
        className="mt-7 w-full"
        isBusy={ask.isPending}
        onClick={() => ask.mutate({ token })}
      >
        {t("askAgain")}
      </Button>
    </>
  );
}
