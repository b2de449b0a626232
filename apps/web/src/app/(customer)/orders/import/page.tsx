import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportOrders } from "../../../../orders/importing/import-orders.tsx";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.orders.importing"))("title") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "orders.edit")) notFound();
  return <ImportOrders />;
}
