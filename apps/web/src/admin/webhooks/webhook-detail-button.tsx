"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogBody } from "@cartage/ui/dialog";
import { Detail, Details } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../../format/times.tsx";
import { toneOf, type WebhookReceipt } from "./webhook-receipt.ts";

/** All that is kept of one event: what was understood of it, and what became of it. */
export function WebhookDetailButton({ receipt }: { receipt: WebhookReceipt }) {
  const t = useTranslations("web.admin.webhooks");
  const tCommon = useTranslations("web.common");
  const [isOpen, setOpen] = useState(false);
  const { type, provider, outcome, reason, eventId, subject, eventAt, receivedAt, facts, digest, traceId, times } =
    receipt;
  const title = type || t("refusedType", { count: times });
  const texts = { eventId, subject, ...facts, digest };
  return (
    <>
      <Button size="small" aria-label={t("detailOf", { type: title })} onClick={() => setOpen(true)}>
        {t("detail")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        description={t(`providers.${provider}`)}
        closeLabel={tCommon("close")}
      >
        <DialogBody>
          <p className="mb-3">
            <Badge tone={toneOf[outcome]}>{t(`outcomes.${outcome}`)}</Badge> {t(`outcomeTexts.${outcome}`)}{" "}
            {reason !== null && t(`reasons.${reason as "signature"}`)}
          </p>
          <Details>
            {Object.entries(texts).map(
              ([name, text]) =>
                text !== null && (
                  <Detail key={name} label={t(`facts.${name as "eventId"}`)}>
                    <span className="select-all break-all font-mono text-caption">{text}</span>
                  </Detail>
                ),
            )}
            {eventAt !== null && (
              <Detail label={t("facts.eventAt")}>
                <LocalTime at={eventAt} />
              </Detail>
            )}
            <Detail label={t("facts.receivedAt")}>
              <LocalTime at={receivedAt} />
            </Detail>
            {traceId !== null && (
              <Detail label={tCommon("trace")}>
                <span className="select-all break-all font-mono text-caption">{traceId}</span>
              </Detail>
            )}
          </Details>
        </DialogBody>
      </Dialog>
    </>
  );
}
