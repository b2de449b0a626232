"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPCClient } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { beginSignIn } from "./begin-sign-in.ts";

type OrganisationSignInProps = { destination: string; email: string; onBack: () => void };

/** Finds the provider of an address' domain, and leads there. */
export function OrganisationSignIn({ destination, email, onBack }: OrganisationSignInProps) {
  const t = useTranslations("web.ssoSignIn");
  const tSignIn = useTranslations("web.signIn");
  const client = useTRPCClient();
  const begin = useMutation({
    mutationFn: async (given: string) => {
      const provider = await client.accounts.sso.find.query({ email: given });
      await beginSignIn(provider, { destination });
    },
  });
  return (
    <Form<{ email: string }>
      errors={failureOf(begin.error).fields}
      className="mt-7 grid gap-4"
      onSubmit={async (given) => begin.mutateAsync(given.email)}
    >
      <Field name="email" label={t("email")} missing={tSignIn("missingEmail")}>
        <FieldInput type="email" required autoFocus autoComplete="username" defaultValue={email} className="h-10" />
      </Field>
      <FormFailure error={begin.error} />
      <Button type="submit" look="primary" size="large" isBusy={begin.isPending || begin.isSuccess}>
        {t("submit")}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {t("back")}
      </Button>
    </Form>
  );
}
