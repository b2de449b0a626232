import { can } from "@cartage/domain/permissions";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString } from "nuqs/server";
import { env } from "../../../../env.ts";
import { mapSources } from "../../../../map/sources.ts";
import { NewOrder } from "../../../../orders/form/new-order.tsx";
import { loadOrder } from "../../../../orders/load-order.ts";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

const load = createLoader({ copy: parseAsString, customer: parseAsString });

export const generateMetadata = async () => ({ title: (await getTranslations("web.orders.form"))("newTitle") });

export default async function Page({ searchParams }: PageProps<"/orders/new">) {
  if (!can(await signedInOrRedirect(), "orders.edit")) notFound();
  const { copy, customer: customerId } = await load(searchParams);
  const { client } = await serverQueries();
  const copied = copy ? (await loadOrder(copy)).order : null;
  const customer = customerId ? await orNotFound(client.customers.get({ customerId })) : null;
  return <NewOrder streets={mapSources(env()).streets} copied={copied} customer={customer} />;
}
