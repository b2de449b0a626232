"use client";

import { LoadMore } from "@cartage/ui/load-more";
import { Skeleton } from "@cartage/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { pagesOf } from "../list/pages.ts";
import { QueryFailure } from "../list/query-failure.tsx";
import { Link } from "../shell/link.tsx";
import { type CauseFilter, type Letter, useLetterSource } from "./use-letter-source.ts";

type LetterListProps = { filter: CauseFilter & { search?: string }; isEverywhere: boolean };

/** The messages of one cause, newest first; what stands in them is on the device's page. */
export function LetterList({ filter, isEverywhere }: LetterListProps) {
  const t = useTranslations("web.letters");
  const tCommon = useTranslations("web.common");
  const source = useLetterSource(isEverywhere);
  const query = useInfiniteQuery(
    pagesOf(source.listKey(filter), (cursor) => source.list({ ...filter, ...(cursor && { cursor }) })),
  );
  if (query.isPending) return <Skeleton className="mt-3 h-16 w-full" />;
  if (query.isError) return <QueryFailure query={query} />;
  return (
    <>
      <ul aria-label={t("list")} className="mt-3 divide-y divide-line rounded-control bg-sunken">
        {query.data.pages.flatMap((page) => page.items.map((letter) => <LetterItem key={letter.id} letter={letter} />))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={tCommon("more")}
          onMore={() => void query.fetchNextPage()}
          isLoading={query.isFetchingNextPage}
        />
      )}
    </>
  );
}

function LetterItem({ letter: { device, organisation, topic, detail, times, receivedAt } }: { letter: Letter }) {
  const t = useTranslations("web.letters");
  return (
    <li className="px-3 py-2 text-caption">
      <div className="flex flex-wrap items-center gap-x-3">
        {device ? (
          <Link href={`/devices/${device.id}?tab=deadLetters` as Route} className="font-medium hover:underline">
            {device.name}
          </Link>
        ) : (
          <span className="break-all font-mono">{topic}</span>
        )}
        {organisation && <span className="text-ink-muted">{organisation}</span>}
        <span className="ml-auto text-ink-muted">
          {t("times", { count: times })} · <RelativeTime at={receivedAt} />
        </span>
      </div>
      <p lang="en" className="break-words font-mono text-ink-muted">
        {detail}
      </p>
    </li>
  );
}
