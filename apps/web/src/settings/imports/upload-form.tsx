"use client";

import { Field } from "@cartage/ui/field";
import { FileButton } from "@cartage/ui/file-button";
import { Notice } from "@cartage/ui/notice";
import type { Found } from "@cartage/ui/search-select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { DeviceSearch } from "./device-search.tsx";
import { type Refusal, useRefusalText } from "./use-refusal-text.ts";

interface Refused {
  sentence?: string;
  refusal?: Refusal;
}

/** Chooses a device and a file, and sends it. */
export function UploadForm() {
  const t = useTranslations("web.imports");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const textOf = useRefusalText();
  const [device, setDevice] = useState<Found | null>(null);
  const upload = useMutation({
    async mutationFn(file: File): Promise<Refused | null> {
      const query = new URLSearchParams({ deviceId: device?.value ?? "", fileName: file.name });
      const answer = await fetch(`/api/imports?${query}`, { method: "POST", body: file });
      return answer.ok ? null : ((await answer.json()) as Refused);
    },
    async onSuccess(refused, file) {
      if (!refused) toast(t("kept", { file: file.name }));
      await cache.invalidateQueries({ queryKey: trpc.tracking.imports.pathKey() });
    },
  });
  const refused = upload.data;
  return (
    <div className="grid gap-4 rounded-panel border border-line bg-surface p-4">
      <Field name="deviceId" label={t("device")} hint={t("deviceHint")}>
        <DeviceSearch value={device} onChange={setDevice} />
      </Field>
      {device && (
        <div>
          <FileButton
            accept=".gpx,.kml,.nmea,.log,.txt,.csv,.json,.geojson"
            onFile={(file) => upload.mutate(file)}
            isBusy={upload.isPending}
          >
            {t("choose")}
          </FileButton>
        </div>
      )}
      {(refused || upload.isError) && (
        <Notice tone="critical" role="alert">
          {refused ? (refused.refusal ? textOf(refused.refusal) : refused.sentence) : t("unreachable")}
        </Notice>
      )}
    </div>
  );
}
