"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { appLink } from "./app-link.ts";

/** Asks before a phone is let in, and leads back to the app with a code. */
export function AllowPhone({ challenge, state }: { challenge: string; state: string }) {
  const t = useTranslations("web.phone");
  const grant = useMutation(
    useTRPC().accounts.phoneCodes.grant.mutationOptions({
      onSuccess: ({ code }) => window.location.assign(appLink({ code, state })),
    }),
  );
  return (
    <div className="mt-6 grid gap-3">
      <Notice tone="warning" icon={<TriangleAlertIcon />}>
        {t("warning")}
      </Notice>
      <FormFailure error={grant.error} />
      <Button look="primary" size="large" isBusy={grant.isPending} onClick={() => grant.mutate({ challenge })}>
        {t("allow")}
      </Button>
      <Button size="large" onClick={() => window.location.assign("/")}>
        {t("deny")}
      </Button>
    </div>
  );
}
