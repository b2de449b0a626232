"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { toSend } from "./draft.ts";

const quietMs = 700;
const busyRetryMs = 1_500;
const mostBusyRetries = 20;
export const daysTried = 30;

/**
 * What a rule would have done, asked once nobody has changed it for a moment. A question that is no longer the draft's
 * is given up, here and on the server; while all places for back-tests are taken, it is asked again.
 */
export function useBackTest(definition: RuleDefinition, isWhole: boolean) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  // how grave an alert is changes nothing of when it is raised
  const draft = JSON.stringify(toSend({ ...definition, severity: "info" }));
  const [asked, setAsked] = useState(draft);
  const isSettled = draft === asked;
  useEffect(() => {
    if (isSettled) return;
    void cache.cancelQueries({ queryKey: trpc.rules.backTest.pathKey() });
    const timer = setTimeout(() => setAsked(draft), quietMs);
    return () => clearTimeout(timer);
  }, [draft, isSettled, cache, trpc]);
  const query = useQuery({
    ...trpc.rules.backTest.queryOptions(
      { definition: JSON.parse(asked), days: daysTried },
      { trpc: { abortOnUnmount: true, context: { skipBatch: true } } },
    ),
    enabled: isWhole && isSettled,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    retry: (count, error) => isBusy(error) && count < mostBusyRetries,
    retryDelay: busyRetryMs,
  });
  return { query, isRunning: isWhole && (!isSettled || query.isFetching), isWaiting: isBusy(query.failureReason) };
}

const isBusy = (error: unknown) => failureOf(error).code === "rule.busy";
