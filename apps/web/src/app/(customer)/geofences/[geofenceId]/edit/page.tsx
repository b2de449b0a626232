import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { env } from "../../../../../env.ts";
import { EditorPage } from "../../../../../geofences/editor/editor-page.tsx";
import { loadGeofence } from "../../../../../geofences/load-geofence.ts";
import { mapSources } from "../../../../../map/sources.ts";
import { signedInOrRedirect } from "../../../../../server/signed-in-or-redirect.ts";

type Props = PageProps<"/geofences/[geofenceId]/edit">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadGeofence(params)).geofence.name });

export default async function Page({ params }: Props) {
  const { geofence } = await loadGeofence(params);
  if (geofence.archivedAt !== null || !can(await signedInOrRedirect(), "geofences.edit")) notFound();
  return <EditorPage geofence={geofence} streets={mapSources(env()).streets} />;
}
