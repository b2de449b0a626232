"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { DemoAccount } from "../server/demo-accounts.ts";
import { Link } from "../shell/link.tsx";
import { TimeZoneKeeper } from "../shell/time-zone-keeper.tsx";
import { DemoAccounts } from "./demo-accounts-list.tsx";
import { FactorForm } from "./factor-form.tsx";
import { OrganisationSignIn } from "./organisation-sign-in.tsx";
import { type OfferedButton, ProviderButtons } from "./provider-buttons.tsx";
import { SuspendedCard } from "./suspended-card.tsx";
import { useSignIn } from "./use-sign-in.ts";

type SignInFormProps = {
  destination: string;
  demoAccounts: DemoAccount[];
  /** The providers of the installation. */
  providers: OfferedButton[];
  /** Why a provider's person was not let in, as a code. */
  refused: string | null;
  /** Where to reach who runs the platform. */
  contact: string | null;
};

/** Email and password, then a second factor, or a provider; in the demonstration also a list of accounts to choose from. */
export function SignInForm({ destination, demoAccounts, providers, refused, contact }: SignInFormProps) {
  const t = useTranslations("web.signIn");
  const tSuspended = useTranslations("web.suspended");
  const { signIn, askAgain, isBusy, refusal, asked, suspension, startOver } = useSignIn(destination, refused);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isByOrganisation, setByOrganisation] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  if (suspension)
    return (
      <SuspendedCard suspension={suspension} contact={contact}>
        <Button size="large" onClick={startOver}>
          {tSuspended("otherAccount")}
        </Button>
      </SuspendedCard>
    );
  return (
    <div className="w-full max-w-sm">
      <TimeZoneKeeper showsTimes={false} />
      <h1 className="font-semibold text-display tracking-[-0.02em]">{t("title")}</h1>
      <p className="mt-1 text-ink-muted text-reading">{t("lead")}</p>
      {isByOrganisation && (
        <OrganisationSignIn destination={destination} email={email} onBack={() => setByOrganisation(false)} />
      )}
      {!isByOrganisation && asked && (
        <FactorForm
          asked={asked}
          isBusy={isBusy}
          refusal={refusal}
          onAskAgain={() => askAgain(email, password)}
          onShow={async (shown) => void (await signIn(email, password, shown))}
        >
          <Button look="quiet" onClick={startOver}>
            {t("otherAccount")}
          </Button>
        </FactorForm>
      )}
      {!isByOrganisation && !asked && (
        <>
          <Form
            errors={{}}
            className="mt-7 grid gap-4"
            onSubmit={async () => {
              if (!(await signIn(email, password))) passwordField.current?.select();
            }}
          >
            <Field name="email" label={t("email")} missing={t("missingEmail")}>
              <FieldInput
                type="email"
                required
                autoComplete="username"
                value={email}
                onValueChange={setEmail}
                className="h-10"
              />
            </Field>
            <Field name="password" label={t("password")} missing={t("missingPassword")}>
              <FieldInput
                ref={passwordField}
                type="password"
                required
                autoComplete="current-password"
                value={password}
                onValueChange={setPassword}
                className="h-10"
              />
            </Field>
            <Link href="/forgot" className="-mt-2 w-fit text-ink-muted hover:text-ink hover:underline">
              {t("forgot")}
            </Link>
            {refusal && (
              <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
                {refusal}
              </Notice>
            )}
            <Button type="submit" look="primary" size="large" isBusy={isBusy}>
              {t("submit")}
            </Button>
          </Form>
          <ProviderButtons
            providers={providers}
            destination={destination}
            onOrganisation={() => setByOrganisation(true)}
          />
        </>
      )}
      {demoAccounts.length > 0 && !asked && (
        <DemoAccounts
          accounts={demoAccounts}
          isBusy={isBusy}
          onChoose={(account) => {
            setEmail(account.email);
            setPassword(account.password);
            void signIn(account.email, account.password);
          }}
        />
      )}
    </div>
  );
}
