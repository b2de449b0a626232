"use client";

import { Notice } from "@cartage/ui/notice";
import { CircleCheckIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useSpans } from "../../../map/history/spans.tsx";
import { type DayIndex, keyOf } from "../board-day.ts";
import { LeftLegs } from "./left-legs.tsx";
import { Figure } from "./plan-progress.tsx";
import type { Proposal } from "./use-planning.ts";

const kinds = ["moved", "resequenced", "added", "removed", "retimed"] as const;
/** Of long lists the first say enough. */
const MOST_SHOWN = 60;

/** What a plan is, what it changes, and what found no place in it. */
export function ProposalView({ proposal, index }: { proposal: Proposal; index: DayIndex }) {
  const t = useTranslations("web.board.plan");
  const spans = useSpans();
  const { before, after, difference, left, routes } = proposal;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-3 gap-3">
        <Figure label={t("left")} value={String(left.length)} />
        <Figure label={t("vehicles")} value={String(after.vehicles)} before={String(before.vehicles)} />
        <Figure
          label={t("distance")}
          value={spans.distance(after.distanceM)}
          before={spans.distance(before.distanceM)}
        />
      </dl>
      {routes.length === 0 && (
        <Notice tone="accent" icon={<CircleCheckIcon />}>
          {t("nothingToChange")}
        </Notice>
      )}
      {left.length > 0 && <LeftLegs left={left} index={index} />}
      <div className="grid gap-1">
        {kinds.map(
          (kind) =>
            difference[kind].length > 0 && (
              <Changes
                key={kind}
                label={t(`changes.${kind}`, { count: difference[kind].length })}
                changes={difference[kind]}
                index={index}
              />
            ),
        )}
      </div>
    </div>
  );
}

type Change = Proposal["difference"]["moved"][number];

function Changes({ label, changes, index }: { label: string; changes: readonly Change[]; index: DayIndex }) {
  const t = useTranslations("web.board");
  const format = useFormatter();
  const timeOf = (time: Change["before"]) =>
    time &&
    `${index.vehicles.get(time.vehicleId)?.name ?? ""} ${format.dateTime(time.startsAt, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`;
  return (
    <details className="rounded-control border border-line">
      <summary className="px-3 py-2 font-medium">{label}</summary>
      <ul className="max-h-64 divide-y divide-line overflow-y-auto border-line border-t">
        {changes.slice(0, MOST_SHOWN).map((change) => (
          <li key={`${keyOf(change)} ${change.kind}`} className="flex flex-wrap gap-x-3 px-3 py-1.5">
            <span className="min-w-0 flex-1 truncate">
              {t(`kinds.${change.kind}`)} {index.legs.get(keyOf(change))?.number} ·{" "}
              {index.legs.get(keyOf(change))?.[change.kind].name}
            </span>
            <span className="text-ink-muted tabular-nums">
              {[timeOf(change.before), timeOf(change.after)].filter(Boolean).join(" → ")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
