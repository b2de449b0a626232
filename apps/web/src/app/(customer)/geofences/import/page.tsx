import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { ImportPage } from "../../../../geofences/import/import-page.tsx";
import { mapSources } from "../../../../map/sources.ts";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.geofences"))("importing.title") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "geofences.edit")) notFound();
  return <ImportPage streets={mapSources(env()).streets} />;
}
