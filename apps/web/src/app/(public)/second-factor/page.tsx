import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { serverCaller } from "../../../server/caller.ts";
import { currentMe } from "../../../server/current-me.ts";
import { pathWithin } from "../../../sign-in/path-within.ts";
import { ShowFactorForm } from "../../../sign-in/show-factor-form.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.stepUp"))("title") });

/** For a sign-in that did not show a second factor which the person has: before anything else. */
export default async function SecondFactorPage({ searchParams }: PageProps<"/second-factor">) {
  const destination = pathWithin((await searchParams).to);
  const me = await currentMe();
  if (!me) redirect(`/sign-in?to=${encodeURIComponent(destination)}` as Route);
  if (!me.lacksSecondFactor || !me.hasSecondFactor) redirect(destination as Route);
  const asked = await (await serverCaller()).accounts.factors.ask();
  return <ShowFactorForm asked={asked} email={me.user.email} destination={destination} />;
}
