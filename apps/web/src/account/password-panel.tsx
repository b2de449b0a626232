"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useMe } from "../shell/me-context.tsx";
import { NewPasswordField } from "../sign-in/new-password-field.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

/** Changes one's own password. */
export function PasswordPanel() {
  const t = useTranslations("web.password");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { user } = useMe();
  // a form that was sent begins anew
  const [round, setRound] = useState(0);
  const change = useMutation(trpc.accounts.password.change.mutationOptions());
  const submit = async (values: { current: string; password: string }) => {
    await change.mutateAsync(values);
    toast(t("changed"));
    setRound(round + 1);
    await cache.invalidateQueries({ queryKey: trpc.accounts.sessions.pathKey() });
  };
  return (
    <section className="mx-4 mt-8 rounded-panel border border-line bg-surface p-4 sm:mx-6">
      <h2 className="font-semibold text-title">{t("title")}</h2>
      <p className="mt-0.5 text-ink-muted">{t("lead")}</p>
      <Form key={round} errors={failureOf(change.error).fields} onSubmit={submit} className="mt-4 grid max-w-sm gap-4">
        <Field name="current" label={t("current")} missing={t("currentMissing")}>
          <FieldInput type="password" required autoComplete="current-password" />
        </Field>
        <NewPasswordField about={[user.email, user.name]} label={t("next")} />
        <FormFailure error={change.error} />
        <div>
          <Button type="submit" isBusy={change.isPending}>
            {t("submit")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
