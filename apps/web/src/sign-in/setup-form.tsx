"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewPasswordField } from "./new-password-field.tsx";
import { type SetUpRefusal, setUp } from "./set-up.ts";
import { useSignIn } from "./use-sign-in.ts";

type SetupValues = { organisation: string; name: string; email: string; password: string };

/** The first administrator, by a link that works once. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations("web.setup");
  const tCommon = useTranslations("web.common");
  const { signIn, isBusy } = useSignIn("/devices?add=true");
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<SetUpRefusal | null>(null);
  const submit = async (values: SetupValues) => {
    setSending(true);
    const refused = await setUp({ token, ...values }).catch(() => ({ sentence: tCommon("unreachable"), fields: {} }));
    setSending(false);
    setRefusal(refused);
    if (!refused) await signIn(values.email, values.password);
  };
  const missing = t("missing");
  return (
    <div className="w-full max-w-sm">
      <h1 className="font-semibold text-display tracking-[-0.02em]">{t("title")}</h1>
      <p className="mt-1 text-ink-muted text-reading">{t("lead")}</p>
      <Form<SetupValues> errors={refusal?.fields ?? {}} className="mt-7 grid gap-4" onSubmit={submit}>
        <Field name="organisation" label={t("organisation")} hint={t("organisationHint")} missing={missing}>
          <FieldInput required autoComplete="organization" className="h-10" />
        </Field>
        <Field name="name" label={t("name")} missing={missing}>
          <FieldInput required autoComplete="name" className="h-10" />
        </Field>
        <Field name="email" label={t("email")} missing={missing}>
          <FieldInput type="email" required autoComplete="username" className="h-10" />
        </Field>
        <NewPasswordField about={[]} label={t("password")} className="h-10" />
        {refusal && Object.keys(refusal.fields).length === 0 && (
          <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
            {refusal.sentence}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isBusy={isSending || isBusy}>
          {t("submit")}
        </Button>
      </Form>
    </div>
  );
}
