"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../format/times.tsx";
import { FormFailure } from "../list/form-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { LetterList } from "./letter-list.tsx";
import { type Cause, useLetterSource } from "./use-letter-source.ts";

type CauseItemProps = { cause: Cause; search: string; isEverywhere: boolean };

/** One cause: what it is, how much of it came, and what can be done. */
export function CauseItem({ cause, search, isEverywhere }: CauseItemProps) {
  const t = useTranslations("web.letters");
  const tReason = useTranslations("web.devices.reasons");
  const source = useLetterSource(isEverywhere);
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const mayRetry = useCan(isEverywhere ? "issues.manage" : "devices.manage");
  const { way, reason, field, letters, times, devices, firstAt, lastAt, example } = cause;
  const filter = { way, reason, field };
  const retry = useMutation({
    mutationFn: () => source.retry(filter),
    async onSuccess({ letters: count }) {
      toast(t("asked", { count }));
      await cache.invalidateQueries({ queryKey: source.pathKey });
    },
  });
  const isOfPositions = way !== "status" && way !== "receipts";
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-medium">{tReason.has(reason as "missing") ? tReason(reason as "missing") : reason}</h2>
        <Badge>{t.has(`ways.${way as "traccar"}`) ? t(`ways.${way as "traccar"}`) : way}</Badge>
        {field !== null && <Badge tone="warning">{t("field", { field })}</Badge>}
        <span className="ml-auto font-medium tabular-nums">{t("letters", { count: letters })}</span>
      </div>
      <p className="mt-1 text-caption text-ink-muted">
        {t("times", { count: times })}, {t("devices", { count: devices })} · {t("first")} <RelativeTime at={firstAt} />,{" "}
        {t("last")} <RelativeTime at={lastAt} />
      </p>
      {/* for whoever mends the sender: names, values and ranges as they are on the wire */}
      <p lang="en" className="mt-1 break-words font-mono text-caption text-ink-muted">
        {example}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? t("hide") : t("show")}
        </Button>
        {mayRetry && isOfPositions && (
          <Button onClick={() => retry.mutate()} isBusy={retry.isPending}>
            {t("readAgain")}
          </Button>
        )}
      </div>
      <FormFailure error={retry.error} />
      {isOpen && <LetterList filter={{ ...filter, ...(search && { search }) }} isEverywhere={isEverywhere} />}
    </li>
  );
}
