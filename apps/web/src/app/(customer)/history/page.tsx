import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { HistoryPage } from "../../../history/history-page.tsx";
import { mapSources } from "../../../map/sources.ts";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.history"))("title") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "tracking.view")) notFound();
  return <HistoryPage streets={mapSources(env()).streets} />;
}
