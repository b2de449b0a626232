"use client";

import { Badge } from "@cartage/ui/badge";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";

type Comment = Outputs["requests"]["get"]["comments"][number];

const marks: Record<Comment["side"], string> = {
  asker: "bg-sunken text-ink-muted",
  organisation: "bg-accent-soft text-accent-ink",
  platform: "bg-warning-soft text-warning-ink",
};

/** A request's thread: who wrote what, for which side, and when. */
export function Conversation({ comments }: { comments: readonly Comment[] }) {
  const t = useTranslations("web.requests");
  const nameOf = ({ author, side }: Comment) => author ?? t(side === "platform" ? "platform" : "someone");
  return (
    <section aria-label={t("thread")}>
      <ol className="divide-y divide-line rounded-panel border border-line bg-surface">
        {comments.map((comment) => (
          <li key={comment.id} className="flex gap-3 p-4">
            <span
              aria-hidden="true"
              className={clsx(
                "flex size-7 shrink-0 items-center justify-center rounded-round font-semibold text-caption",
                marks[comment.side],
              )}
            >
              {nameOf(comment).slice(0, 1).toUpperCase()}
            </span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{nameOf(comment)}</span>
                {comment.side === "asker" && <Badge>{t("asker")}</Badge>}
                {comment.side === "platform" && comment.author && <Badge tone="accent">{t("platform")}</Badge>}
                {comment.isOnBehalf && <Badge tone="warning">{t("onBehalf")}</Badge>}
                <RelativeTime at={comment.writtenAt} className="text-caption text-ink-muted" />
              </p>
              <p className="mt-1 whitespace-pre-wrap break-words text-reading">{comment.body}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
