"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { download } from "@cartage/ui/download";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { useProofSettings } from "./use-proof-settings.ts";

/** The public keys to publish, and a new one. */
export function SigningKeys() {
  const t = useTranslations("web.proofSettings.keys");
  const format = useFormatter();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { keys } = useProofSettings();
  const [isAsking, setAsking] = useState(false);
  const rotate = useMutation(
    trpc.proofs.rotateKey.mutationOptions({
      onSuccess: async () => {
        toast(t("rotated"));
        setAsking(false);
        await cache.invalidateQueries({ queryKey: trpc.proofs.pathKey() });
      },
    }),
  );
  const day = (at: number) => format.dateTime(at, { dateStyle: "medium" });
  return (
    <section
      aria-label={t("title")}
      className="grid gap-x-8 gap-y-3 px-4 py-6 sm:px-6 lg:grid-cols-[15rem_minmax(0,34rem)] lg:py-8"
    >
      <div>
        <h2 className="font-semibold text-reading">{t("title")}</h2>
        <p className="mt-1 text-ink-muted">{t("lead")}</p>
      </div>
      <div className="rounded-panel border border-line bg-surface p-4">
        {keys.length === 0 && <p className="text-ink-muted">{t("none")}</p>}
        <ul className="divide-y divide-line">
          {keys.map(({ keyId, publicPem, createdAt, retiredAt }) => (
            <li key={keyId} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0">
              <div className="min-w-0 flex-1 basis-48">
                <code className="block select-all break-all font-mono text-caption">{keyId}</code>
                <span className="text-caption text-ink-muted">
                  {retiredAt === null
                    ? t("since", { at: day(createdAt) })
                    : t("until", { from: day(createdAt), until: day(retiredAt) })}
                </span>
              </div>
              {retiredAt === null && <Badge tone="moving">{t("current")}</Badge>}
              <Button
                size="small"
                onClick={() => download(`${keyId.slice(0, 16)}.pem`, publicPem, "application/x-pem-file")}
              >
                <DownloadIcon />
                {t("download")}
              </Button>
            </li>
          ))}
        </ul>
        <Button className="mt-3" onClick={() => setAsking(true)}>
          {t("rotate")}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => rotate.mutate()}
        isBusy={rotate.isPending}
        title={t("rotateTitle")}
        consequence={t("rotateText")}
        error={rotate.error}
        confirmLabel={t("rotateConfirm")}
      />
    </section>
  );
}
