import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { mapSources } from "../../../map/sources.ts";
import { BoardOnly } from "../../../routes/board/board-only.tsx";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.board"))("title") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "routes.view")) notFound();
  return <BoardOnly streets={mapSources(env()).streets} />;
}
