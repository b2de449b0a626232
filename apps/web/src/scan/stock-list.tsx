"use client";

import type { RouterOutputs } from "@cartage/api/root";
import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PackageOpenIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../format/times.tsx";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type StockRow = RouterOutputs["routes"]["scans"]["stock"]["rows"][number];

type StockListProps = { hubId: string; rows: readonly StockRow[]; total: number; direction: "in" | "out" };

/** What comes in, and what is here since when; each order can be said to be whole by hand. */
export function StockList({ hubId, rows, total, direction }: StockListProps) {
  const t = useTranslations("web.scan");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [closing, setClosing] = useState<StockRow | null>(null);
  const close = useMutation(trpc.routes.scans.close.mutationOptions());
  const here = rows.filter(({ isHere }) => isHere);
  const coming = rows.filter(({ isHere }) => !isHere);
  const lists = direction === "in" ? [coming, here] : [here, coming];
  const confirm = async (reason: string) => {
    if (!closing) return;
    await close.mutateAsync({ hubId, orderId: closing.orderId, direction, reason });
    await cache.invalidateQueries({ queryKey: trpc.routes.scans.stock.queryKey({ hubId }) });
  };
  if (rows.length === 0)
    return (
      <EmptyState icon={<PackageOpenIcon />} title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <>
      {lists.map((list) => {
        const isComing = list === coming;
        if (list.length === 0) return null;
        return (
          <section key={isComing ? "coming" : "here"} className="rounded-panel border border-line bg-surface">
            <h2 className="border-line border-b px-4 py-2.5 font-semibold">
              {t(isComing ? "coming" : "here", { count: list.length })}
            </h2>
            <ul className="divide-y divide-line">
              {list.map((row) => (
                <StockItem
                  key={row.orderId}
                  row={row}
                  direction={direction}
                  onClose={isComing === (direction === "in") ? () => setClosing(row) : null}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {total > rows.length && <p className="text-ink-muted">{t("more", { shown: rows.length, total })}</p>}
      <TextDialog
        isOpen={closing !== null}
        onClose={() => setClosing(null)}
        title={t(`closing.${direction}`, { number: String(closing?.number ?? "") })}
        text={t("closing.text")}
        field={{ name: "reason", label: t("closing.reason"), missing: t("closing.missing"), most: 300 }}
        confirm={t("closing.confirm")}
        mutation={close}
        onSubmit={confirm}
      />
    </>
  );
}

type StockItemProps = { row: StockRow; direction: "in" | "out"; onClose: (() => void) | null };

function StockItem({ row, direction, onClose }: StockItemProps) {
  const t = useTranslations("web.scan");
  const { number, recipient, pieces, countedIn, countedOut, isHere, since, nextHub, vehicle } = row;
  const counted = isHere && direction === "out" ? countedOut : countedIn;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {t("order", { number: String(number) })} <span className="font-normal text-ink-muted">{recipient}</span>
        </p>
        <p className="text-ink-muted">
          {isHere ? t("goesTo", { place: nextHub ?? t("door") }) : t("by")}
          {vehicle ? ` · ${vehicle}` : isHere && ` · ${t("noVehicle")}`}
        </p>
        {isHere && (
          <p className="text-caption text-ink-faint">
            {t("since")} <RelativeTime at={since} />
          </p>
        )}
      </div>
      <div className="text-right tabular-nums">
        <p className="font-semibold">{t("pieces", { counted, pieces })}</p>
        {onClose && (
          <Button size="small" onClick={onClose} className="mt-1">
            {t(`closing.${direction}Button`)}
          </Button>
        )}
      </div>
    </li>
  );
}
