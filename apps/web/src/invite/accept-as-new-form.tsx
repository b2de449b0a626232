"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { NewPasswordField } from "../sign-in/new-password-field.tsx";
import { useSignIn } from "../sign-in/use-sign-in.ts";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

type AcceptAsNewFormProps = { token: string; email: string; organisation: string };

/** An account for somebody who was invited, and straight in with it. */
export function AcceptAsNewForm({ token, email, organisation }: AcceptAsNewFormProps) {
  const t = useTranslations("web.invite");
  const { signIn, isBusy } = useSignIn("/live");
  const [name, setName] = useState("");
  const accept = useMutation(useTRPC().accounts.invitations.acceptAsNew.mutationOptions());
  return (
    <Form<{ name: string; password: string }>
      errors={failureOf(accept.error).fields}
      className="mt-7 grid gap-4"
      onSubmit={async ({ name, password }) => {
        await accept.mutateAsync({ token, name, password });
        await signIn(email, password);
      }}
    >
      <Field name="name" label={t("name")} missing={t("nameMissing")}>
        <FieldInput required autoComplete="name" onValueChange={setName} className="h-10" />
      </Field>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <NewPasswordField about={[email, organisation, name]} className="h-10" />
      <FormFailure error={accept.error} />
      <Button type="submit" look="primary" size="large" isBusy={accept.isPending || isBusy}>
        {t("submit")}
      </Button>
    </Form>
  );
}
