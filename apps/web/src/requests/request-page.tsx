"use client";

import { requestAfter } from "@cartage/domain/requests/states";
import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { BuildingIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { StaleNotice } from "../list/query-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { Conversation } from "./conversation.tsx";
import { PassOnButton } from "./pass-on-button.tsx";
import { RequestHead } from "./request-head.tsx";
import { WriteForm } from "./write-form.tsx";

const refreshMs = 15_000;

/** One request with its thread: the asker goes on writing, an administrator answers, closes, or passes it on. */
export function RequestPage({ requestId }: { requestId: string }) {
  const t = useTranslations("web.requests");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const mayAnswer = useCan("requests.answer");
  const query = useSuspenseQuery({ ...trpc.requests.get.queryOptions({ requestId }), refetchInterval: refreshMs });
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.requests.pathKey() });
  const write = useMutation(trpc.requests.write.mutationOptions({ onSettled: refresh }));
  const close = useMutation(
    trpc.requests.close.mutationOptions({ onSuccess: () => toast(t("closed")), onSettled: refresh }),
  );
  const { state, isOwn, asker, comments } = query.data;
  const askerName = asker.name ?? t("someone");
  const mayWrite = requestAfter(state, isOwn ? "written_by_asker" : "written_by_organisation") !== null;
  return (
    <div className="pb-8">
      <RequestHead
        request={query.data}
        actions={
          <>
            {mayAnswer && requestAfter(state, "pass_on") && (
              <PassOnButton requestId={requestId} askerName={askerName} />
            )}
            {requestAfter(state, "close") && (
              <Button isBusy={close.isPending} onClick={() => close.mutate({ requestId })}>
                {t("close")}
              </Button>
            )}
          </>
        }
      />
      <StaleNotice query={query} />
      <div className="mx-4 max-w-3xl sm:mx-6">
        <FormFailure error={close.error} />
        {state === "passed_on" && (
          <Notice tone="warning" icon={<BuildingIcon />} className="mb-4">
            {t("withPlatformNotice")}
          </Notice>
        )}
        <Conversation comments={comments} />
        {mayWrite ? (
          <WriteForm
            labels={{
              body: t(isOwn ? (state === "closed" ? "write.reopen" : "write.asker") : "write.answer"),
              ...(!isOwn && { hint: t("write.answerHint", { name: askerName }) }),
              missing: t("write.missing"),
              send: t(isOwn ? "write.send" : "write.sendAnswer"),
            }}
            error={write.error}
            isBusy={write.isPending}
            onSend={(body) => write.mutateAsync({ requestId, body })}
          />
        ) : (
          <p className="mt-4 text-ink-muted">{t("closedNotice")}</p>
        )}
      </div>
    </div>
  );
}
