"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { PublicCard } from "./public-card.tsx";

/** Asks for a link to a new password; what it says does not tell whether there is an account. */
export function ForgotForm() {
  const t = useTranslations("web.forgot");
  const tSignIn = useTranslations("web.signIn");
  const ask = useMutation(useTRPC().accounts.password.askForReset.mutationOptions());
  return (
    <PublicCard title={t("title")} lead={t("lead")}>
      {ask.data ? (
        <Notice tone="accent" role="status" icon={<MailIcon />} className="mt-7">
          {t("sent", { email: ask.data.email })}
        </Notice>
      ) : (
        <Form<{ email: string }>
          errors={failureOf(ask.error).fields}
          className="mt-7 grid gap-4"
          onSubmit={async ({ email }) => void (await ask.mutateAsync({ email }))}
        >
          <Field name="email" label={tSignIn("email")} missing={tSignIn("missingEmail")}>
            <FieldInput type="email" required autoComplete="username" className="h-10" />
          </Field>
          <FormFailure error={ask.error} />
          <Button type="submit" look="primary" size="large" isBusy={ask.isPending}>
            {t("submit")}
          </Button>
        </Form>
      )}
    </PublicCard>
  );
}
