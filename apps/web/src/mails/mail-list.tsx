"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { InboxIcon, RefreshCwIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import type { CaughtMail } from "../server/caught-mails.ts";

/** Mails that were caught, with their links to follow. */
export function MailList({ mails }: { mails: CaughtMail[] }) {
  const t = useTranslations("web.caughtMails");
  const router = useRouter();
  return (
    <div className="w-full max-w-2xl">
      <div className="flex items-end gap-4">
        <div className="flex-1">
          <h1 className="font-semibold text-display tracking-[-0.02em]">{t("title")}</h1>
          <p className="mt-1 text-ink-muted text-reading">{t("lead")}</p>
        </div>
        <Button onClick={() => router.refresh()}>
          <RefreshCwIcon />
          {t("refresh")}
        </Button>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon={<InboxIcon />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul className="mt-7 divide-y divide-line rounded-panel border border-line bg-surface">
          {mails.map((mail) => (
            <li key={`${mail.at} ${mail.to} ${mail.subject}`} className="p-4">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h2 className="font-semibold">{mail.subject}</h2>
                <span className="ml-auto text-caption text-ink-muted">
                  <RelativeTime at={mail.at} />
                </span>
              </div>
              <p className="text-caption text-ink-muted">{t("to", { to: mail.to })}</p>
              <p className="mt-2 whitespace-pre-line break-words">
                <Linked text={mail.text.trim()} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A text whose addresses can be followed. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    at % 2 === 1 ? (
      <a key={part} href={part} className="break-all text-accent-ink underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
