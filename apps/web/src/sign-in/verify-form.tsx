"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { CircleCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { Link } from "../shell/link.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { PublicCard } from "./public-card.tsx";

type VerifyFormProps = { token: string; email: string; isChange: boolean };

/** Confirms an address by its link, once. */
export function VerifyForm({ token, email, isChange }: VerifyFormProps) {
  const t = useTranslations("web.verify");
  const use = useMutation(useTRPC().accounts.email.useLink.mutationOptions());
  return (
    <PublicCard title={t("title")} lead={t(isChange ? "changeLead" : "verifyLead", { email })}>
      <div className="mt-7 grid gap-4">
        {use.data ? (
          <>
            <Notice tone="accent" role="status" icon={<CircleCheckIcon />}>
              {t(isChange ? "changed" : "verified", { email })}
            </Notice>
            <Link href="/account" className={buttonClass("primary", "large")}>
              {t("again")}
            </Link>
          </>
        ) : (
          <>
            <FormFailure error={use.error} />
            <Button look="primary" size="large" isBusy={use.isPending} onClick={() => use.mutate({ token })}>
              {t("submit")}
            </Button>
          </>
        )}
      </div>
    </PublicCard>
  );
}
