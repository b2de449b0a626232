"use client";

import { Badge } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";
import { LocalDay } from "../format/times.tsx";
import type { Subscription } from "./usage-view.ts";

const troubled = ["past_due", "cancelling", "paused", "incomplete"];

/** An organisation's subscriptions: what they buy, how they stand, and until when. */
export function SubscriptionLines({ subscriptions }: { subscriptions: readonly Subscription[] }) {
  const t = useTranslations("web.plan");
  return (
    <ul className="divide-y divide-line">
      {subscriptions.map(({ id, provider, product, nextProduct, state, periodEndsAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="min-w-0 break-all font-medium">{product}</span>
          <Badge tone={troubled.includes(state) ? "warning" : "accent"}>{t(`states.${state}`)}</Badge>
          <span className="text-caption text-ink-muted">
            {t(`subscriptions.${provider}`)}
            {periodEndsAt !== null && (
              <>
                {" · "}
                {t("periodEnds")} <LocalDay at={periodEndsAt} />
              </>
            )}
            {nextProduct !== null && ` · ${t("changesTo", { product: nextProduct })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
