"use client";

import type { OrderState } from "@cartage/domain/orders/states";
import { useTranslations } from "next-intl";
import { LocalTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";

type Messages = Outputs["recipients"]["links"]["list"]["messages"];

/** What the recipient was told, by which channel, and what became of it. */
export function TrackingMessages({ messages }: { messages: Messages }) {
  const t = useTranslations("web.recipients.panel");
  const tStates = useTranslations("web.orders.states");
  if (messages.length === 0) return null;
  return (
    <section className="border-line border-t py-2">
      <h3 className="font-medium">{t("told")}</h3>
      <ul>
        {messages.map(({ state, channel, outcome, createdAt, lastError }) => (
          <li key={`${state} ${channel}`} className="py-1">
            {tStates(state as OrderState)}
            <span className="text-ink-muted">
              {" · "}
              {t(`channels.${channel}`)} · {t(`outcomes.${outcome}`)}
              {lastError === "not_set_up" && `: ${t("notSetUp")}`}
              {lastError && lastError !== "not_set_up" && <code className="font-mono text-caption"> {lastError}</code>}
              {" · "}
              <LocalTime at={new Date(createdAt).getTime()} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
