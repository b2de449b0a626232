"use client";

import { FileButton } from "@cartage/ui/file-button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { toBase64 } from "../orders/importing/to-base64.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { IncidentDetail } from "./incident.ts";

const mostBytes = 5 * 1_048_576;

/** What it looked like. */
export function IncidentPhotos({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("web.incidents");
  const tErrors = useTranslations("errors.incident_photo");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const add = useMutation(
    trpc.incidents.addPhoto.mutationOptions({
      onSuccess: () => toast(t("photoAdded")),
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.incidents.pathKey() }),
    }),
  );
  const { id: incidentId, photos, may } = incident;
  const choose = async (file: File) => {
    if (file.size > mostBytes) return toast(tErrors("too_large"), { tone: "failed" });
    await add.mutateAsync({ incidentId, name: file.name.slice(0, 120), content: await toBase64(file) });
  };
  return (
    <Panel title={t("photos")}>
      {photos.length === 0 && <p className="py-2 text-ink-muted">{t("noPhotos")}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2 py-2">
        {photos.map(({ id: photoId, name }) => {
          const href = `/api/incidents/photo?incidentId=${incidentId}&photoId=${photoId}`;
          return (
            <li key={photoId}>
              <a
                href={href}
                target="_blank"
                rel="noreferrer"
                className="block h-28 overflow-hidden rounded-control border border-line bg-sunken"
              >
                <img src={href} alt={name} loading="lazy" className="size-full object-cover" />
              </a>
            </li>
          );
        })}
      </ul>
      {may.change && (
        <div className="pb-2">
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            isBusy={add.isPending}
            isInvalid={add.isError}
            describedBy="incident-photos-failure"
            onFile={(file) => void choose(file).catch(() => undefined)}
          >
            {t("addPhoto")}
          </FileButton>
          <div id="incident-photos-failure">
            <FormFailure error={add.error} />
          </div>
        </div>
      )}
    </Panel>
  );
}
