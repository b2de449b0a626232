import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { DriverPage } from "../../../../fleet/drivers/driver-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/drivers/[driverId]">;

async function loadDriver(params: Props["params"]) {
  const { driverId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const driver = await orNotFound(queryClient.fetchQuery(trpc.fleet.drivers.get.queryOptions({ driverId })));
  return { driver, driverId, queryClient };
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadDriver(params)).driver.name });

export default async function Page({ params }: Props) {
  const { driverId, queryClient } = await loadDriver(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DriverPage driverId={driverId} />
    </HydrationBoundary>
  );
}
