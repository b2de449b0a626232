"use client";

import { requestAfter } from "@cartage/domain/requests/states";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StaleNotice } from "../../list/query-failure.tsx";
import { Conversation } from "../../requests/conversation.tsx";
import { RequestHead } from "../../requests/request-head.tsx";
import { WriteForm } from "../../requests/write-form.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { HandBackButton } from "./hand-back-button.tsx";

const refreshMs = 15_000;

/** A request that was passed on, to be answered or handed back. */
export function PassedOnRequest({ requestId }: { requestId: string }) {
  const t = useTranslations("web.requests");
  const tAdmin = useTranslations("web.admin.requests");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useSuspenseQuery({
    ...trpc.requests.passedOn.get.queryOptions({ requestId }),
    refetchInterval: refreshMs,
  });
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.requests.pathKey() });
  const answer = useMutation(trpc.requests.passedOn.answer.mutationOptions({ onSettled: refresh }));
  const { state, asker, organisation, comments } = query.data;
  const isHere = requestAfter(state, "written_by_platform") !== null;
  return (
    <div className="pb-8">
      <RequestHead
        request={query.data}
        isOnPlatform
        actions={isHere && <HandBackButton requestId={requestId} organisation={organisation.name} />}
      />
      <StaleNotice query={query} />
      <div className="mx-4 max-w-3xl sm:mx-6">
        <Conversation comments={comments} />
        {isHere ? (
          <WriteForm
            labels={{
              body: t("write.answer"),
              hint: t("write.answerHint", { name: asker.name ?? t("someone") }),
              missing: t("write.missing"),
              send: tAdmin("answer"),
            }}
            error={answer.error}
            isBusy={answer.isPending}
            onSend={(body) => answer.mutateAsync({ requestId, body })}
          />
        ) : (
          <p className="mt-4 text-ink-muted">{t("closedNotice")}</p>
        )}
      </div>
    </div>
  );
}
