import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { LiveView } from "../../../map/live/live-view.tsx";
import { mapSources } from "../../../map/sources.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("map"))("title") };
}

export default function LivePage() {
  return <LiveView streets={mapSources(env()).streets} />;
}
