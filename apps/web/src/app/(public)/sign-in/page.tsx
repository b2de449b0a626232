import { can } from "@cartage/domain/permissions";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentMe } from "../../../server/current-me.ts";
import { currentSuspension } from "../../../server/current-suspension.ts";
import { demoAccounts } from "../../../server/demo-accounts.ts";
import { platformContact } from "../../../server/platform-contact.ts";
import { configuredProviders } from "../../../server/sso/providers.ts";
import { pathWithin } from "../../../sign-in/path-within.ts";
import { SignInForm } from "../../../sign-in/sign-in-form.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.signIn"))("title") });

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { to, refusal, error } = await searchParams;
  const destination = pathWithin(to);
  const providers = configuredProviders().map(({ id, name }) => ({ id, name }));
  // next-auth says `error` for what went wrong between it and a provider
  const refused = typeof refusal === "string" ? refusal : error === undefined ? null : "sso.refused";
  const me = await currentMe();
  // who is signed in and comes back refused has tried a provider
  if (me && refused !== null && can(me, "sso.manage"))
    redirect(`/settings/sso?${new URLSearchParams({ refused })}` as Route);
  if (me) redirect(destination as Route);
  if (await currentSuspension()) redirect("/suspended");
  return (
    <SignInForm
      destination={destination}
      demoAccounts={await demoAccounts()}
      providers={providers}
      refused={refused}
      contact={platformContact()}
    />
  );
}
