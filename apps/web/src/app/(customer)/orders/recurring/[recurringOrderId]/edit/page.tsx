import { can } from "@cartage/domain/permissions";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../../../env.ts";
import { mapSources } from "../../../../../../map/sources.ts";
import { loadRecurring } from "../../../../../../recurring/load-recurring.ts";
import { RecurringForm } from "../../../../../../recurring/recurring-form.tsx";
import { signedInOrRedirect } from "../../../../../../server/signed-in-or-redirect.ts";

type Props = PageProps<"/orders/recurring/[recurringOrderId]/edit">;

export async function generateMetadata({ params }: Props) {
  const { recurring } = await loadRecurring((await params).recurringOrderId);
  return { title: (await getTranslations("web.recurring.form"))("editTitle", { name: recurring.name }) };
}

export default async function Page({ params }: Props) {
  const { recurringOrderId } = await params;
  const { recurring } = await loadRecurring(recurringOrderId);
  if (!can(await signedInOrRedirect(), "orders.edit")) notFound();
  if (recurring.state === "ended") redirect(`/orders/recurring/${recurringOrderId}`);
  return <RecurringForm streets={mapSources(env()).streets} recurring={recurring} />;
}
