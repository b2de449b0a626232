"use client";

import { type ImportKind, importColumns } from "@cartage/domain/routes/importing/import-inputs";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { FileButton } from "@cartage/ui/file-button";
import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUpIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { PreviewRows } from "./preview-rows.tsx";

/** Takes a CSV file: shows first what each row would do and every fault, then takes it whole, or without the faulty rows. */
export function ImportDialog({
  kinds,
  onClose,
}: {
  kinds: readonly [ImportKind, ...ImportKind[]];
  onClose: () => void;
}) {
  const t = useTranslations("web.networkImport");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [kind, setKind] = useState<ImportKind>(kinds[0]);
  const [text, setText] = useState("");
  const preview = useMutation(trpc.routes.imports.preview.mutationOptions());
  const take = useMutation(trpc.routes.imports.take.mutationOptions());
  const report = preview.data;
  const counts = report?.counts ?? { added: 0, changed: 0, same: 0, faulty: 0 };
  const toTake = counts.added + counts.changed;
  const read = async (file: File) => {
    take.reset();
    const given = await file.text();
    setText(given);
    preview.mutate({ kind, text: given });
  };
  const confirm = async () => {
    const done = await take.mutateAsync({ kind, text, take: counts.faulty > 0 ? "all_but_faulty" : "all_or_none" });
    const { added, changed } = done.counts;
    toast(t("done", { added, changed, both: added > 0 && changed > 0 ? "yes" : "no" }));
    onClose();
    await Promise.all([
      cache.invalidateQueries({ queryKey: trpc.routes.pathKey() }),
      cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() }),
    ]);
  };
  return (
    <Dialog isOpen isWide onClose={onClose} title={t(`title.${kind}`)} closeLabel={tCommon("close")}>
      <DialogBody>
        <div className="grid gap-3">
          {kinds.length > 1 && (
            <Select
              label={t("kind")}
              value={kind}
              onChange={(chosen) => {
                setKind(chosen);
                preview.reset();
                take.reset();
              }}
              choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          )}
          <p id="import-columns" className="text-ink-muted">
            {t("columnsNeeded", { columns: importColumns[kind].required.join(", ") })}
            <br />
            {t("columnsOptional", { columns: importColumns[kind].optional.join(", ") })}
          </p>
          <div>
            <FileButton
              accept=".csv,text/csv,text/plain"
              describedBy="import-columns"
              isBusy={preview.isPending}
              onFile={(file) => void read(file)}
            >
              <FileUpIcon />
              {t(report ? "other" : "choose")}
            </FileButton>
          </div>
          {report && report.missingColumns.length > 0 && (
            <Notice tone="critical" role="alert" icon={<TriangleAlertIcon />}>
              {t("missingColumns", { columns: report.missingColumns.join(", ") })}
            </Notice>
          )}
          {report && report.unknownColumns.length > 0 && (
            <p className="text-caption text-ink-muted">
              {t("unknownColumns", { columns: report.unknownColumns.join(", ") })}
            </p>
          )}
          {report && report.rows.length > 0 && (
            <>
              <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 font-medium">
                {(["added", "changed", "same", "faulty"] as const)
                  .filter((outcome) => counts[outcome] > 0)
                  .map((outcome) => (
                    <span key={outcome} className={outcome === "faulty" ? "text-critical-ink" : undefined}>
                      {t(`counts.${outcome}`, { count: counts[outcome] })}
                    </span>
                  ))}
              </p>
              {counts.faulty > 0 && (
                <Notice tone="warning" icon={<TriangleAlertIcon />}>
                  {t("noneNotice")}
                </Notice>
              )}
              {toTake + counts.faulty === 0 && <p className="text-ink-muted">{t("nothing")}</p>}
              <PreviewRows rows={report.rows} />
            </>
          )}
        </div>
        <FormFailure error={preview.error ?? take.error} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button
          look="primary"
          disabled={toTake === 0}
          isBusy={take.isPending}
          onClick={() => void confirm().catch(ignore)}
        >
          {t(counts.faulty > 0 ? "takeWithout" : "take", { count: toTake })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The mutation shows it. */
const ignore = () => undefined;
