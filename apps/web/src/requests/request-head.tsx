"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "../format/times.tsx";
import { BackLink } from "../shell/back-link.tsx";
import type { Outputs } from "../trpc/router.ts";
import { RequestState } from "./request-state.tsx";

type RequestHeadProps = { request: Outputs["requests"]["get"]; isOnPlatform?: boolean; actions: ReactNode };

/** What a request is about, who asked it and where it stands, with what can be done. */
export function RequestHead({ request, isOnPlatform = false, actions }: RequestHeadProps) {
  const t = useTranslations("web.requests");
  const { subject, state, kind, asker, organisation, askedAt } = request;
  const name = asker.name ?? t("someone");
  return (
    <PageHeader
      back={<BackLink href={isOnPlatform ? "/admin/requests" : "/requests"}>{t("title")}</BackLink>}
      title={<span className="whitespace-normal break-words">{subject}</span>}
      beside={<RequestState state={state} />}
      below={
        <>
          {t(`kinds.${kind}`)} · {isOnPlatform ? t("askedBy", { name, organisation: organisation.name }) : name} ·{" "}
          <LocalTime at={askedAt} />
        </>
      }
      actions={actions}
    />
  );
}
