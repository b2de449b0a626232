import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { EditorPage } from "../../../../geofences/editor/editor-page.tsx";
import { mapSources } from "../../../../map/sources.ts";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.geofences"))("editor.addTitle") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "geofences.edit")) notFound();
  return <EditorPage streets={mapSources(env()).streets} />;
}
