"use client";

import { Button } from "@cartage/ui/button";
import { FileButton } from "@cartage/ui/file-button";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { FencesMap } from "../../map/fences/fences-map.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { BackLink } from "../../shell/back-link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { ImportRows } from "./import-rows.tsx";
import { type FoundFence, UnreadableFenceFile } from "./reading/found-fence.ts";
import { shownRows } from "./shown-rows.ts";
import { type ImportRow, toRows } from "./to-rows.ts";
import { useFileWords } from "./use-file-words.ts";
import { WidthFields } from "./width-fields.tsx";

type Read = { fileName: string; found: FoundFence[] };
const mostImported = 2_000;

/** Geofences of a file: what it holds, what is refused and where, and then all that is left at once. */
export function ImportPage({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.geofences");
  const words = useFileWords();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [widths, setWidths] = useState({ radiusM: 100, halfWidthM: 50 });
  const [names, setNames] = useState<Record<number, string>>({});
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const read = useMutation({
    async mutationFn(file: File): Promise<Read> {
      const { readFenceFile } = await import("./reading/read-fence-file.ts");
      return { fileName: file.name, found: await readFenceFile(new Uint8Array(await file.arrayBuffer())) };
    },
    onSuccess() {
      setNames({});
      setLeft(new Set());
      add.reset();
    },
  });
  const add = useMutation(trpc.geofences.import.mutationOptions());
  const file = read.data;
  const rows = useMemo(
    () => (file ? toRows(file.found, { fileName: file.fileName, widths, names }) : []),
    [file, widths, names],
  );
  const good = rows.filter(({ input, refusal, index }) => input && !refusal && !left.has(index));
  const refused = rows.filter(({ flaw, refusal }) => flaw || refusal);
  const shown = useMemo(() => shownRows(rows), [rows]);
  const told = useMemo(() => byRow(failureOf(add.error).fields, good), [add.error, good]);

  const submit = async () => {
    await add.mutateAsync({ rows: good.flatMap(({ input }) => (input ? [input] : [])) });
    await cache.invalidateQueries({ queryKey: trpc.geofences.pathKey() });
    toast(t("importing.done", { count: good.length }));
    router.push("/geofences" as Route);
  };

  return (
    <div className="flex h-full max-lg:flex-col max-lg:overflow-y-auto">
      <div className="relative min-w-0 max-lg:h-[34vh] max-lg:shrink-0 lg:order-2 lg:flex-1">
        <FencesMap key={file?.fileName} label={t("importing.map")} streets={streets} fences={shown} />
      </div>
      <div className="flex min-h-0 shrink-0 flex-col border-line max-lg:border-t lg:w-[30rem] lg:border-r">
        <PageHeader
          back={<BackLink href="/geofences">{t("title")}</BackLink>}
          title={t("importing.title")}
          below={t("importing.lead")}
        />
        <div className="grid min-h-0 flex-1 content-start gap-4 px-4 pb-6 sm:px-6 lg:overflow-y-auto">
          <div className="flex items-center gap-3">
            <FileButton
              accept=".geojson,.json,.kml,.wkt,.txt"
              onFile={(chosen) => read.mutate(chosen)}
              isBusy={read.isPending}
            >
              {t(file ? "importing.chooseOther" : "importing.choose")}
            </FileButton>
            {file && <span className="truncate text-ink-muted">{file.fileName}</span>}
          </div>
          {read.error && (
            <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
              {read.error instanceof UnreadableFenceFile ? words.fault(read.error) : t("importing.unreadable")}
            </Notice>
          )}
          {file && !read.error && (
            <>
              <p role="status" className="font-medium">
                {t("importing.summary", { good: rows.length - refused.length, refused: refused.length })}
              </p>
              <WidthFields found={file.found} widths={widths} onWidths={setWidths} />
              <ImportRows
                rows={rows}
                left={left}
                told={told}
                onName={(index, name) => setNames({ ...names, [index]: name })}
                onLeft={(index, isLeft) => {
                  const next = new Set(left);
                  if (isLeft) next.add(index);
                  else next.delete(index);
                  setLeft(next);
                }}
              />
              {good.length > mostImported && (
                <Notice tone="warning">{t("importing.tooMany", { most: mostImported })}</Notice>
              )}
              <FormFailure error={add.error} />
              {Object.keys(told).length > 0 && (
                <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
                  {t("importing.notTaken")}
                </Notice>
              )}
            </>
          )}
        </div>
        {file && !read.error && (
          <div className="sticky bottom-0 flex justify-end gap-2 border-line border-t bg-surface px-4 py-3 sm:px-6">
            <Button
              look="primary"
              disabled={good.length === 0 || good.length > mostImported}
              isBusy={add.isPending}
              onClick={() => void submit().catch(() => undefined)}
            >
              {t("importing.confirm", { count: good.length })}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** What the server said of the rows that it was sent, by their place in the file. */
function byRow(fields: Record<string, string>, sent: readonly ImportRow[]): Record<number, string> {
  const told: Record<number, string> = {};
  for (const [path, sentence] of Object.entries(fields)) {
    const at = /^rows[.](\d+)[.]/.exec(path)?.[1];
    const row = at === undefined ? undefined : sent[Number(at)];
    if (row) told[row.index] ??= sentence;
  }
  return told;
}
