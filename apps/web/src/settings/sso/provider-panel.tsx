"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Provider } from "./provider.ts";
import { ProviderDialog } from "./provider-dialog.tsx";
import { ProviderDomains } from "./provider-domains.tsx";
import { ProviderTest } from "./provider-test.tsx";

/** One provider: what it needs to know of us, its domains, its last try, and whether people come in by it. */
export function ProviderPanel({ provider, publicUrl }: { provider: Provider; publicUrl: string }) {
  const { id: providerId, kind, name, issuer, isEnabled, isEnforced } = provider;
  const t = useTranslations("web.sso");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.accounts.sso.pathKey() });
  const turn = useMutation(trpc.accounts.sso.switch.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    trpc.accounts.sso.remove.mutationOptions({
      onSuccess: () => {
        toast(t("removed", { name }));
        return refresh();
      },
    }),
  );
  const labels = { copy: tCommon("copy"), copied: tCommon("copied") };
  const close = () => setAsked(null);
  return (
    <section aria-label={name} className="rounded-panel border border-line bg-surface">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3">
        <h2 className="font-semibold text-reading">{name}</h2>
        <Badge>{t(`kinds.${kind}`)}</Badge>
        <span className="min-w-0 flex-1 truncate text-caption text-ink-muted">{issuer}</span>
        <Button onClick={() => setAsked("edit")}>{t("edit")}</Button>
        <Button look="quiet" onClick={() => setAsked("remove")}>
          {t("remove")}
        </Button>
      </header>
      <div className="grid gap-5 p-4">
        <div>
          <h3 className="mb-1 font-medium">{t("ours")}</h3>
          <dl>
            {kind === "oidc" ? (
              <CopyLine
                label={t("redirectUri")}
                text={`${publicUrl}/api/auth/callback/${providerId}`}
                labels={labels}
              />
            ) : (
              <>
                <CopyLine label={t("entityId")} text={`${publicUrl}/api/sso/saml/${providerId}`} labels={labels} />
                <CopyLine
                  label={t("consumer")}
                  text={`${publicUrl}/api/sso/saml/${providerId}/consume`}
                  labels={labels}
                />
              </>
            )}
          </dl>
        </div>
        <ProviderDomains provider={provider} />
        <ProviderTest provider={provider} />
        <div className="grid gap-3 border-line border-t pt-4">
          <Switch
            label={t("on")}
            hint={t("onHint")}
            isOn={isEnabled}
            onChange={(isOn) => turn.mutate({ providerId, isEnabled: isOn })}
          />
          {isEnabled && (
            <Switch
              label={t("enforced")}
              hint={t("enforcedHint")}
              isOn={isEnforced}
              onChange={(isOn) => turn.mutate({ providerId, isEnforced: isOn })}
            />
          )}
          <FormFailure error={turn.error} />
        </div>
      </div>
      <ProviderDialog isOpen={asked === "edit"} onClose={close} provider={provider} />
      <ConfirmDialog
        isOpen={asked === "remove"}
        onClose={close}
        onConfirm={() => remove.mutate({ providerId })}
        isBusy={remove.isPending}
        title={t("removeTitle", { name })}
        consequence={t("removeText")}
        error={remove.error}
        confirmLabel={t("remove")}
      />
    </section>
  );
}
