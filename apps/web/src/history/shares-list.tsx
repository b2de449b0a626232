"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { LoadMore } from "@cartage/ui/load-more";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Share2Icon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { QueryFailure } from "../list/query-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

type Share = Outputs["history"]["shares"]["list"]["items"][number];

/** Links to tracks: what each shows, who opened it, when it ends, and a way to end it now. */
export function SharesList({ vehicleId }: { vehicleId: string | null }) {
  const t = useTranslations("web.history.share");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.history.shares.list.infiniteQueryOptions(
      { limit: 50, ...(vehicleId && { vehicleId }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const shares = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.isPending) return <Skeleton className="m-4 h-40 rounded-panel" />;
  if (query.isError && !query.data) return <QueryFailure query={query} />;
  if (shares.length === 0)
    return (
      <EmptyState icon={<Share2Icon />} title={t("empty")}>
        {t("emptyLead")}
      </EmptyState>
    );
  return (
    <div className="overflow-x-auto px-4 py-2">
      <table className="w-full text-left">
        <thead className="text-caption text-ink-faint">
          <tr className="border-line border-b">
            {(["vehicle", "time", "views", "ends", "by"] as const).map((column) => (
              <th key={column} scope="col" className="py-2 pr-4 font-normal">
                {t(`columns.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <ShareRow key={share.trackShareId} share={share} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <LoadMore
          label={tCommon("more")}
          isLoading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </div>
  );
}

function ShareRow({ share }: { share: Share }) {
  const t = useTranslations("web.history.share");
  const tHistory = useTranslations("web.history");
  const format = useFormatter();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const revoke = useMutation(
    trpc.history.shares.revoke.mutationOptions({
      onError: useFailureToast(),
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: trpc.history.shares.pathKey() });
        toast(t("revokeDone"));
      },
    }),
  );
  const time = (at: Date | string) => format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "short" });
  const isEnded = new Date(share.expiresAt).getTime() <= Date.now();
  const accuracy = share.blurM === 0 ? t("exact") : t("blurred", { metres: share.blurM });
  return (
    <tr className="border-line border-b align-top last:border-b-0">
      <td className="py-2 pr-4 font-medium">
        {share.vehicleName}
        {share.note && <span className="block font-normal text-caption text-ink-muted">{share.note}</span>}
      </td>
      <td className="py-2 pr-4 tabular-nums">
        {tHistory("fromTo", { from: time(share.from), to: time(share.until) })}
        <span className="block text-caption text-ink-muted">{accuracy}</span>
      </td>
      <td className="py-2 pr-4">
        {t("views", { views: share.views })}
        {share.viewers > 0 && <span className="text-ink-muted"> · {t("viewers", { viewers: share.viewers })}</span>}
      </td>
      <td className="py-2 pr-4 tabular-nums">
        {share.revokedAt ? t("revoked") : isEnded ? t("ended") : time(share.expiresAt)}
      </td>
      <td className="py-2 pr-4 text-ink-muted">{share.createdBy}</td>
      <td className="py-2 text-right">
        {!share.revokedAt && !isEnded && (
          <Button
            size="small"
            isBusy={revoke.isPending}
            onClick={() => revoke.mutate({ trackShareId: share.trackShareId })}
          >
            {t("revoke")}
          </Button>
        )}
      </td>
    </tr>
  );
}
