import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { loadRecurring } from "../../../../../recurring/load-recurring.ts";
import { RecurringPage } from "../../../../../recurring/recurring-page.tsx";

type Props = PageProps<"/orders/recurring/[recurringOrderId]">;

export async function generateMetadata({ params }: Props) {
  const { recurring } = await loadRecurring((await params).recurringOrderId);
  return { title: recurring.name };
}

export default async function Page({ params }: Props) {
  const { recurringOrderId } = await params;
  const { queryClient } = await loadRecurring(recurringOrderId);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RecurringPage recurringOrderId={recurringOrderId} />
    </HydrationBoundary>
  );
}
