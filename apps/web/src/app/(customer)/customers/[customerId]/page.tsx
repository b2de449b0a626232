import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { CustomerPage } from "../../../../customers/customer-page.tsx";
import { env } from "../../../../env.ts";
import { mapSources } from "../../../../map/sources.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/customers/[customerId]">;

async function loadCustomer(params: Props["params"]) {
  const { customerId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const customer = await orNotFound(queryClient.fetchQuery(trpc.customers.get.queryOptions({ customerId })));
  return { customer, customerId, queryClient };
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadCustomer(params)).customer.name });

export default async function Page({ params }: Props) {
  const { customerId, queryClient } = await loadCustomer(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CustomerPage customerId={customerId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
