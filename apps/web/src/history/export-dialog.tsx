"use client";

import { ExportTrack, exportFormats } from "@cartage/domain/tracking/trips/inputs";
import { Button } from "@cartage/ui/button";
import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { DownloadIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { FormDialog } from "../list/form-dialog.tsx";
import { BetweenFields } from "./between-fields.tsx";
import { fromLocal } from "./local-time.ts";

type ExportButtonProps = { vehicleId: string; from: number; to: number };
type Values = { from: string; to: string; format: string; track: string };

const names = { gpx: "GPX", geojson: "GeoJSON", csv: "CSV" };

/** The track of a stretch of time as a file: of what is shown, unless it is asked for another. */
export function ExportButton({ vehicleId, from, to }: ExportButtonProps) {
  const t = useTranslations("web.history.export");
  const zone = useTimeZone() ?? "UTC";
  const problemText = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const close = () => {
    setOpen(false);
    setProblems({});
  };
  const submit = async (values: Values) => {
    const between = { from: fromLocal(values.from, zone), to: fromLocal(values.to, zone) };
    const { success, data, error } = ExportTrack.safeParse({ vehicleId, ...values, ...between });
    if (!success) {
      setProblems(
        Object.fromEntries(error.issues.map(({ path, message }) => [path[0], problemText({ code: message })])),
      );
      return;
    }
    const query = new URLSearchParams({ ...data, from: `${data.from}`, to: `${data.to}` });
    location.assign(`/api/history/export?${query}`);
    close();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <DownloadIcon />
        {t("export")}
      </Button>
      <FormDialog<Values>
        isOpen={isOpen}
        onClose={close}
        title={t("title")}
        description={t("lead")}
        error={null}
        moreErrors={problems}
        onSubmit={submit}
        isBusy={false}
        submitLabel={t("file")}
      >
        <div className="grid gap-4">
          <BetweenFields from={from} to={to} />
          <Field name="format" label={t("format")}>
            <Select defaultValue="gpx" choices={exportFormats.map((value) => ({ value, label: names[value] }))} />
          </Field>
          <Field name="track" label={t("track")}>
            <Select
              defaultValue="clean"
              choices={[
                { value: "clean", label: t("clean") },
                { value: "raw", label: t("raw") },
              ]}
            />
          </Field>
        </div>
      </FormDialog>
    </>
  );
}
