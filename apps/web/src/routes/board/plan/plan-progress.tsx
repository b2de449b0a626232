"use client";

import { Spinner } from "@cartage/ui/spinner";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSpans } from "../../../map/history/spans.tsx";
import type { Proposal } from "./use-planning.ts";

/** The plan so far, while a better one is looked for. */
export function PlanProgress({ proposal }: { proposal: Proposal | null }) {
  const t = useTranslations("web.board.plan");
  const spans = useSpans();
  const [beganAt] = useState(() => performance.now());
  const [elapsedMs, setElapsed] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setElapsed(performance.now() - beganAt), 250);
    return () => clearInterval(ticking);
  }, [beganAt]);
  return (
    <div className="grid gap-4 py-4" role="status">
      <p className="flex items-center gap-2">
        <Spinner className="size-4" />
        {proposal ? t("better") : t("first")}
      </p>
      {proposal && <UsageBar share={Math.min(0.99, elapsedMs / (proposal.seconds * 1_000))} />}
      {proposal && (
        <dl className="grid grid-cols-3 gap-3">
          <Figure label={t("left")} value={String(proposal.left.length)} />
          <Figure label={t("vehicles")} value={String(proposal.after.vehicles)} />
          <Figure label={t("distance")} value={spans.distance(proposal.after.distanceM)} />
        </dl>
      )}
    </div>
  );
}

export function Figure({ label, value, before }: { label: string; value: string; before?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption text-ink-muted">{label}</dt>
      <dd className="font-semibold text-title tabular-nums">
        {value}
        {before !== undefined && before !== value && (
          <span className="ml-1.5 font-normal text-caption text-ink-muted line-through">{before}</span>
        )}
      </dd>
    </div>
  );
}
