"use client";

import { Badge, type Tone } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { FormFailure } from "../../list/form-failure.tsx";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { type ImportRow, usePlaceText, useRefusalText } from "./use-refusal-text.ts";

const tones: Record<ImportRow["state"], Tone> = {
  waiting: "neutral",
  storing: "accent",
  done: "moving",
  refused: "critical",
  stopped: "warning",
};

/** One file: how far it is, what of it was left out, and why it was refused. */
export function ImportItem({ item }: { item: ImportRow }) {
  const t = useTranslations("web.imports");
  const format = useFormatter();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const refusalText = useRefusalText();
  const stop = useMutation(
    trpc.tracking.imports.stop.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.tracking.imports.pathKey() }),
    }),
  );
  const { state, total, done, written, outside, firstFixTime, lastFixTime } = item;
  const isUnderWay = state === "waiting" || state === "storing";
  const dayOf = (at: number) => format.dateTime(at, { dateStyle: "medium" });
  const facts = [
    item.format,
    total !== null && t("progress", { done, total }),
    done > 0 && t("written", { count: written }),
    firstFixTime !== null && lastFixTime !== null && t("span", { from: dayOf(firstFixTime), to: dayOf(lastFixTime) }),
  ].filter(Boolean);
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="break-all font-medium">{item.fileName}</span>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        <Link href={`/devices/${item.device.id}` as Route} className="text-ink-muted hover:text-ink">
          {item.device.name}
        </Link>
        <RelativeTime at={item.requestedAt} className="ml-auto text-caption text-ink-muted" />
      </div>
      {facts.length > 0 && <p className="mt-1 text-caption text-ink-muted tabular-nums">{facts.join(" · ")}</p>}
      {state === "storing" && <UsageBar share={total ? (done / total) * 0.999 : 0} className="mt-2" />}
      {item.refusal && <p className="mt-1 text-critical-ink">{refusalText(item.refusal)}</p>}
      {outside > 0 && <p className="mt-1 text-caption text-warning-ink">{t("outside", { count: outside })}</p>}
      <LeftOut leftOut={item.leftOut} />
      {isUnderWay && (
        <div className="mt-2">
          <Button onClick={() => stop.mutate({ importId: item.id })} isBusy={stop.isPending}>
            {t("stop")}
          </Button>
        </div>
      )}
      <FormFailure error={stop.error} />
    </li>
  );
}

function LeftOut({ leftOut }: Pick<ImportRow, "leftOut">) {
  const t = useTranslations("web.imports");
  const placeOf = usePlaceText();
  return Object.entries(leftOut).map(([flaw, { times, firstAt }]) => (
    <p key={flaw} className="mt-1 text-caption text-ink-muted">
      {t.has(`leftOut.${flaw as "no_time"}`) ? t(`leftOut.${flaw as "no_time"}`, { count: times }) : flaw}
      {firstAt && ` (${t("firstAt", { place: placeOf(firstAt) ?? "" })})`}
    </p>
  ));
}
