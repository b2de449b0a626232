"use client";

import { Button } from "@cartage/ui/button";
import { Select } from "@cartage/ui/select";
import { MessageCirclePlusIcon, MessageCircleQuestionIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { useRequestColumns } from "./request-columns.tsx";
import { requestFilters, requestsInput } from "./requests-input.ts";
import { StateFilter } from "./state-filter.tsx";

/** What one asked; for administrators, what everybody in the organisation did. */
export function RequestsList() {
  const t = useTranslations("web.requests");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayAnswer = useCan("requests.answer");
  const [filters, setFilters] = useQueryStates(requestFilters);
  const [isAsking, setAsking] = useQueryState("ask", parseAsBoolean.withDefault(false));
  const input = requestsInput(filters);
  const { q, state, whose } = filters;
  return (
    <>
      <ListPage
        name="requests"
        title={t("title")}
        columns={useRequestColumns(mayAnswer ? "organisation" : "own")}
        rowHref={({ id }) => `/requests/${id}`}
        pages={listPages(trpc.requests.list.queryKey(input), input, client.requests.list.query)}
        add={
          <Button look="primary" onClick={() => void setAsking(true)}>
            <MessageCirclePlusIcon />
            {t("ask")}
          </Button>
        }
        filters={
          <>
            <StateFilter value={state} onChange={(chosen) => void setFilters({ state: chosen })} />
            {mayAnswer && (
              <Select
                label={t("whose")}
                value={whose}
                onChange={(chosen) => void setFilters({ whose: chosen })}
                choices={[
                  { value: null, label: t("everybodys") },
                  { value: "mine", label: t("mine") },
                ]}
                className="w-38 max-sm:flex-1"
              />
            )}
          </>
        }
        isFiltered={q !== "" || state !== null || whose !== null}
        onClear={() => void setFilters({ q: null, state: null, whose: null })}
        empty={{ icon: <MessageCircleQuestionIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <AskDialog isOpen={isAsking} onClose={() => void setAsking(null)} />
    </>
  );
}
