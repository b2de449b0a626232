import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../../env.ts";
import { mapSources } from "../../../../../map/sources.ts";
import { RecurringForm } from "../../../../../recurring/recurring-form.tsx";
import { signedInOrRedirect } from "../../../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.recurring.form"))("newTitle") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "orders.edit")) notFound();
  return <RecurringForm streets={mapSources(env()).streets} recurring={null} />;
}
