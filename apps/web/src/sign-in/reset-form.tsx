"use client";

import { Button } from "@cartage/ui/button";
import { Form } from "@cartage/ui/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { NewPasswordField } from "./new-password-field.tsx";
import { PublicCard } from "./public-card.tsx";
import { useSignIn } from "./use-sign-in.ts";

type ResetFormProps = { token: string; email: string; name: string };

/** A new password by a mailed link, and straight in with it. */
export function ResetForm({ token, email, name }: ResetFormProps) {
  const t = useTranslations("web.reset");
  const { signIn, isBusy } = useSignIn("/live");
  const reset = useMutation(useTRPC().accounts.password.reset.mutationOptions());
  return (
    <PublicCard title={t("title")} lead={t("lead", { email })}>
      <Form<{ password: string }>
        errors={failureOf(reset.error).fields}
        className="mt-7 grid gap-4"
        onSubmit={async ({ password }) => {
          await reset.mutateAsync({ token, password });
          await signIn(email, password);
        }}
      >
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <NewPasswordField about={[email, name]} className="h-10" />
        <FormFailure error={reset.error} />
        <Button type="submit" look="primary" size="large" isBusy={reset.isPending || isBusy}>
          {t("submit")}
        </Button>
      </Form>
    </PublicCard>
  );
}
