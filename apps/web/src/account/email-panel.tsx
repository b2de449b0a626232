"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useMe } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

/** One's own address, and the way to another one. */
export function EmailPanel() {
  const t = useTranslations("web.email");
  const { user } = useMe();
  // a form that was sent begins anew
  const [round, setRound] = useState(0);
  const change = useMutation(useTRPC().accounts.email.change.mutationOptions());
  const submit = async (values: { email: string; password: string }) => {
    await change.mutateAsync(values);
    setRound(round + 1);
  };
  return (
    <section className="mx-4 mt-8 rounded-panel border border-line bg-surface p-4 sm:mx-6">
      <h2 className="flex flex-wrap items-center gap-2 font-semibold text-title">
        {t("title")}
        <Badge tone={user.isEmailVerified ? "neutral" : "warning"}>
          {t(user.isEmailVerified ? "verified" : "unverified")}
        </Badge>
      </h2>
      <p className="mt-0.5 text-ink-muted">{t("lead", { email: user.email })}</p>
      <Form key={round} errors={failureOf(change.error).fields} onSubmit={submit} className="mt-4 grid max-w-sm gap-4">
        <Field name="email" label={t("next")} missing={t("nextMissing")}>
          <FieldInput type="email" required autoComplete="email" />
        </Field>
        <Field name="password" label={t("password")} missing={t("passwordMissing")}>
          <FieldInput type="password" required autoComplete="current-password" />
        </Field>
        <FormFailure error={change.error} />
        <div>
          <Button type="submit" isBusy={change.isPending}>
            {t("submit")}
          </Button>
        </div>
      </Form>
      {change.data && (
        <Notice tone="accent" role="status" icon={<MailIcon />} className="mt-4">
          {t("changeSent", { email: change.data.email })}
        </Notice>
      )}
    </section>
  );
}
