"use client";

import { Badge } from "@cartage/ui/badge";
import { buttonClass } from "@cartage/ui/button-class";
import { EmptyState } from "@cartage/ui/empty-state";
import { Input } from "@cartage/ui/input";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { ArrowRightLeftIcon, PackageCheckIcon, TriangleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { type PointerEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { HeldUpBadge } from "../../incidents/held-up.tsx";
import { Link } from "../../shell/link.tsx";
import { type DayIndex, keyOf, type Leg } from "./board-day.ts";
import type { Dragged } from "./drag-store.ts";

const rowPx = 68;
const rank = { urgent: 0, high: 1, normal: 2 } as const;

type WaitingListProps = {
  index: DayIndex;
  /** Keys of the legs that are chosen for planning. */
  chosen: ReadonlySet<string>;
  onChoose: (key: string, isChosen: boolean) => void;
  /** Missing for those who may only look. */
  onGrab?: ((event: PointerEvent, dragged: Dragged) => void) | undefined;
  onMove?: ((leg: Leg) => void) | undefined;
};

/** What waits for a vehicle: the urgent first, then by when it is due. */
export function WaitingList({ index, chosen, onChoose, onGrab, onMove }: WaitingListProps) {
  const t = useTranslations("web.board");
  const scroller = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const words = useDeferredValue(search);
  const sorted = useMemo(() => index.waiting.toSorted(byUrgency), [index]);
  const legs = useMemo(() => sorted.filter((leg) => matches(leg, words)), [sorted, words]);
  const rows = useVirtualizer({
    useFlushSync: false,
    count: legs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 4,
    initialRect: { width: 0, height: innerHeight },
  });
  const { withoutPlace } = index.day;
  return (
    <section aria-label={t("waiting")} data-board="waiting" className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="flex items-center gap-2 border-line border-b px-3 py-2">
        <h2 className="font-semibold">
          {t("waiting")} <span className="font-normal text-ink-muted tabular-nums">{index.waiting.length}</span>
        </h2>
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="min-w-0 flex-1"
        />
      </div>
      {withoutPlace.length > 0 && (
        <details className="border-line border-b bg-warning-soft px-3 py-2 text-warning-ink">
          <summary className="flex items-center gap-2">
            <TriangleAlertIcon className="size-4 shrink-0" />
            {t("withoutPlace", { count: withoutPlace.length })}
          </summary>
          <ul className="flex flex-wrap gap-x-3 pt-1 pl-6">
            {withoutPlace.slice(0, 50).map(({ orderId, number }) => (
              <li key={orderId}>
                <Link href={`/orders/${orderId}` as Route} className="underline underline-offset-2">
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      <HeldUpOrders legs={index.waiting} />
      {legs.length === 0 && (
        <EmptyState icon={<PackageCheckIcon />} title={t(words ? "noMatch" : "nothingWaits")}>
          {!words && t("nothingWaitsText")}
        </EmptyState>
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <ul ref={(element) => element?.style.setProperty("height", `${rows.getTotalSize()}px`)} className="relative">
          {rows.getVirtualItems().map((row) => {
            const leg = legs[row.index];
            if (!leg) return null;
            const key = keyOf(leg);
            return (
              <li
                key={key}
                aria-setsize={legs.length}
                aria-posinset={row.index + 1}
                style={{ top: row.start }}
                className="absolute inset-x-0 h-17 border-line border-b"
              >
                <WaitingRow leg={leg} isChosen={chosen.has(key)} onChoose={onChoose} onGrab={onGrab} onMove={onMove} />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** What no plan has a place for until somebody does something about it: before all that waits, for it may be far down. */
function HeldUpOrders({ legs }: { legs: readonly Leg[] }) {
  const t = useTranslations("web.incidents.heldUp");
  const held = new Map(legs.filter(({ heldUp }) => heldUp !== null).map((leg) => [leg.orderId, leg.number]));
  if (held.size === 0) return null;
  return (
    <details className="border-line border-b bg-critical-soft px-3 py-2 text-critical-ink">
      <summary className="flex items-center gap-2">
        <TriangleAlertIcon className="size-4 shrink-0" />
        {t("waiting", { count: held.size })}
      </summary>
      <ul className="flex flex-wrap gap-x-3 pt-1 pl-6">
        {[...held].slice(0, 50).map(([orderId, number]) => (
          <li key={orderId}>
            <Link href={`/orders/${orderId}` as Route} className="underline underline-offset-2">
              {number}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

type RowProps = Pick<WaitingListProps, "onChoose" | "onGrab" | "onMove"> & { leg: Leg; isChosen: boolean };

function WaitingRow({ leg, isChosen, onChoose, onGrab, onMove }: RowProps) {
  const t = useTranslations("web.board");
  const tOrders = useTranslations("web.orders");
  const format = useFormatter();
  const due = leg.delivery.windows.at(-1)?.until;
  return (
    <div
      onPointerDown={(event) => {
        if (!(event.target instanceof Element) || event.target.closest("a, button, input")) return;
        onGrab?.(event, { leg, kind: null });
      }}
      className={clsx("flex h-full items-center gap-2 px-3 hover:bg-hover", onGrab && "cursor-grab")}
    >
      {onMove && (
        <label className="flex size-6 items-center justify-center pointer-coarse:size-10">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={(event) => onChoose(keyOf(leg), event.target.checked)}
            aria-label={t("choose", { number: String(leg.number) })}
            className="size-4 accent-accent"
          />
        </label>
      )}
      <div className="min-w-0 flex-1 select-none">
        <p className="flex items-center gap-1.5">
          <Link href={`/orders/${leg.orderId}` as Route} draggable={false} className="font-medium hover:underline">
            {leg.number}
          </Link>
          {leg.leg > 1 && <span className="text-caption text-ink-muted">{t("leg", { leg: leg.leg })}</span>}
          {leg.heldUp && <HeldUpBadge heldUp={leg.heldUp} />}
          {leg.priority !== "normal" && (
            <Badge tone={leg.priority === "urgent" ? "critical" : "warning"}>
              {tOrders(`priorities.${leg.priority}`)}
            </Badge>
          )}
          <span className="ml-auto shrink-0 text-caption text-ink-muted tabular-nums">
            {due !== undefined && format.dateTime(due, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
          </span>
        </p>
        <p className="truncate">
          {leg.pickup.name} → {leg.delivery.name}
        </p>
        <p className="flex gap-2 text-caption text-ink-muted">
          <span className="min-w-0 flex-1 truncate">{leg.delivery.address}</span>
          <span className="shrink-0 tabular-nums">{tOrders("kg", { value: leg.weightKg })}</span>
        </p>
      </div>
      {onMove && (
        <button
          type="button"
          onClick={() => onMove(leg)}
          aria-label={t("moveTo", { number: String(leg.number) })}
          className={buttonClass("quiet", "icon")}
        >
          <ArrowRightLeftIcon />
        </button>
      )}
    </div>
  );
}

function byUrgency(one: Leg, other: Leg): number {
  const due = ({ delivery }: Leg) => delivery.windows.at(-1)?.until ?? Number.POSITIVE_INFINITY;
  const [first, second] = [due(one), due(other)];
  return rank[one.priority] - rank[other.priority] || (first === second ? one.number - other.number : first - second);
}

/** Without marks, as people type. */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[đĐ]/g, "d").toLowerCase();

function matches(leg: Leg, words: string): boolean {
  if (words.trim() === "") return true;
  const { number, customerName, pickup, delivery } = leg;
  const text = plain(
    [number, customerName, pickup.name, pickup.address, delivery.name, delivery.address].filter(Boolean).join(" "),
  );
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
