"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalDay, RelativeTime } from "../../format/times.tsx";
import { useTick } from "../../format/use-tick.ts";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { type IssuedKey, KeySecretDialog } from "./key-secret-dialog.tsx";

type ApiKey = Outputs["integrations"]["keys"]["list"][number];

/** One key: what it may do, how its secrets end, when it was used; to be rotated or revoked. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id: apiKeyId, name, scopes, endings, createdBy, createdAt, expiresAt, lastUsedAt } = apiKey;
  const t = useTranslations("web.keys");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const now = useTick();
  const [asked, setAsked] = useState<"rotate" | "revoke" | null>(null);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.integrations.keys.pathKey() });
  const rotate = useMutation(
    trpc.integrations.keys.rotate.mutationOptions({
      onSuccess: ({ secret }) => {
        setAsked(null);
        setIssued({ name, secret });
        return refresh();
      },
    }),
  );
  const revoke = useMutation(
    trpc.integrations.keys.revoke.mutationOptions({
      onSuccess: () => {
        toast(t("revoked", { name }));
        return refresh();
      },
    }),
  );
  const isExpired = expiresAt !== null && expiresAt <= now;
  const asking = asked === "rotate" ? rotate : revoke;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {endings.map((ending) => (
            <code key={ending} className="font-mono text-caption text-ink-muted">
              …{ending}
            </code>
          ))}
          {isExpired && <Badge tone="warning">{t("expired")}</Badge>}
        </p>
        <p className="mt-1 flex flex-wrap gap-1">
          {scopes.map((scope) => (
            <Badge key={scope}>{t(`scopes.${scope}`)}</Badge>
          ))}
        </p>
        <p className="mt-1 text-caption text-ink-muted">
          {t("used")} <RelativeTime at={lastUsedAt} /> · {t("made")} <LocalDay at={createdAt} />
          {createdBy && ` · ${createdBy}`}
          {expiresAt !== null && (
            <>
              {" · "}
              {t("ends")} <LocalDay at={expiresAt} />
            </>
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button onClick={() => setAsked("rotate")}>{t("rotate")}</Button>
        <Button look="quiet" aria-label={t("revokeOf", { name })} onClick={() => setAsked("revoke")}>
          {t("revoke")}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => {
          setAsked(null);
          asking.reset();
        }}
        onConfirm={() => asking.mutate({ apiKeyId })}
        isBusy={asking.isPending}
        title={t(asked === "rotate" ? "rotateTitle" : "revokeTitle", { name })}
        consequence={t(asked === "rotate" ? "rotateText" : "revokeText")}
        error={asking.error}
        confirmLabel={t(asked === "rotate" ? "rotate" : "revoke")}
      />
      <KeySecretDialog issued={issued} onClose={() => setIssued(null)} />
    </li>
  );
}
