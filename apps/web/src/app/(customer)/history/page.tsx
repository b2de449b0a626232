import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { HistoryPage } from "../../../history/history-page.tsx";
import { mapSources } from "../../../map/sources.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.history"))("title") });

export default function Page() {
  return <HistoryPage streets={mapSources(env()).streets} />;
}
