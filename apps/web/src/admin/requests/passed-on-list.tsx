"use client";

import { MessageCircleQuestionIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useRequestColumns } from "../../requests/request-columns.tsx";
import { passedOnInput, requestFilters } from "../../requests/requests-input.ts";
import { StateFilter } from "../../requests/state-filter.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";

/** What organisations passed on to the platform. */
export function PassedOnList() {
  const t = useTranslations("web.requests");
  const tAdmin = useTranslations("web.admin.requests");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(requestFilters);
  const input = passedOnInput(filters);
  return (
    <ListPage
      name="requests"
      title={tAdmin("title")}
      columns={useRequestColumns("platform")}
      rowHref={({ id }) => `/admin/requests/${id}`}
      pages={listPages(trpc.requests.passedOn.list.queryKey(input), input, client.requests.passedOn.list.query)}
      filters={
        <StateFilter
          // all others are with their organisation
          states={["passed_on", "closed"]}
          value={filters.state}
          onChange={(state) => void setFilters({ state })}
        />
      }
      isFiltered={filters.q !== "" || filters.state !== null}
      onClear={() => void setFilters({ q: null, state: null })}
      empty={{ icon: <MessageCircleQuestionIcon />, title: tAdmin("empty"), text: tAdmin("emptyText") }}
      labels={{ search: tAdmin("search"), noMatch: t("noMatch"), noMatchText: t("noMatchText"), clear: t("clear") }}
    />
  );
}
