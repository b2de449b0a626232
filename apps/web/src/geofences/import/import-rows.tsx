"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import clsx from "clsx";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportRow } from "./to-rows.ts";
import { useFileWords } from "./use-file-words.ts";

type ImportRowsProps = {
  rows: readonly ImportRow[];
  /** Those a person leaves out. */
  left: ReadonlySet<number>;
  /** What the server said of a row. */
  told: Readonly<Record<number, string>>;
  onName: (index: number, name: string) => void;
  onLeft: (index: number, isLeft: boolean) => void;
};

const mostShown = 200;

/** What a file holds, the refused first, each with its place in the file; names can be changed, and rows left out. */
export function ImportRows({ rows, left, told, onName, onLeft }: ImportRowsProps) {
  const t = useTranslations("web.geofences.importing");
  const tKinds = useTranslations("web.geofences.kinds");
  const words = useFileWords();
  const problemOf = (row: ImportRow) =>
    row.flaw ? words.flaw(row.flaw) : row.refusal ? words.refusal(row.refusal) : (told[row.index] ?? null);
  const ordered = rows.toSorted((one, other) => Number(problemOf(one) === null) - Number(problemOf(other) === null));
  return (
    <>
      <ul aria-label={t("rows")} className="divide-y divide-line rounded-panel border border-line">
        {ordered.slice(0, mostShown).map((row) => {
          const problem = problemOf(row);
          const isLeft = left.has(row.index);
          const isRefused = row.flaw !== null || row.refusal !== null;
          return (
            <li key={row.index} className="grid gap-1 p-2.5">
              <div className="flex items-center gap-2">
                {isRefused ? (
                  <span className="min-w-0 flex-1 truncate font-medium">{row.name}</span>
                ) : (
                  <Input
                    aria-label={t("name", { name: row.name })}
                    value={row.name}
                    disabled={isLeft}
                    onChange={({ target }) => onName(row.index, target.value)}
                    className="flex-1"
                  />
                )}
                {isRefused ? (
                  <Badge tone="critical">{t("refused")}</Badge>
                ) : (
                  <Button size="small" look="quiet" onClick={() => onLeft(row.index, !isLeft)}>
                    {t(isLeft ? "takeIn" : "leaveOut")}
                  </Button>
                )}
              </div>
              <p className={clsx("text-caption text-ink-muted", isLeft && "line-through")}>
                {words.place(row.place)}
                {row.input && ` · ${tKinds(row.input.definition.shape.kind)}`}
              </p>
              {problem && (
                <p className="flex items-start gap-1.5 text-caption text-critical-ink">
                  <CircleAlertIcon className="mt-0.5 size-3.5 shrink-0" />
                  {problem}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {rows.length > mostShown && <p className="text-ink-muted">{t("more", { count: rows.length - mostShown })}</p>}
    </>
  );
}
