import { can } from "@cartage/domain/permissions";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { LiveView } from "../../../map/live/live-view.tsx";
import { mapSources } from "../../../map/sources.ts";
import { currentMe } from "../../../server/current-me.ts";
import { sections } from "../../../shell/sections.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("map"))("title") };
}

/** The first screen of whoever may see it; the others have theirs. */
export default async function LivePage() {
  const me = await currentMe();
  const first = me && sections.find(({ needs }) => can(me, needs));
  if (first && first.key !== "live") redirect(first.href);
  return <LiveView streets={mapSources(env()).streets} />;
}
