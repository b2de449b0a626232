"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { ArrowLeftIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";
import { RequestState } from "./request-state.tsx";

type Request = Outputs["requests"]["get"];

/** What a request is about, who asked it and where it stands, with what can be done. */
export function RequestHead({ request, list, actions }: { request: Request; list: string; actions: ReactNode }) {
  const t = useTranslations("web.requests");
  const { subject, state, kind, asker, organisation, askedAt } = request;
  return (
    <PageHeader
      back={
        <Link href={list as Route} className="inline-flex items-center gap-1.5 hover:text-ink">
          <ArrowLeftIcon className="size-3.5" />
          {t("title")}
        </Link>
      }
      title={subject}
      beside={<RequestState state={state} />}
      below={
        <>
          {t(`kinds.${kind}`)} · {t("askedBy", { name: asker.name ?? t("someone"), organisation: organisation.name })} ·{" "}
          <LocalTime at={askedAt} />
        </>
      }
      actions={actions}
    />
  );
}
