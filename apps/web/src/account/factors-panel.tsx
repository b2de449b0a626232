"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { useHydrated } from "@cartage/ui/use-hydrated";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { useMe } from "../shell/me-context.tsx";
import { canUsePasskeys } from "../sign-in/passkeys.ts";
import { useTRPC } from "../trpc/client.tsx";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { AddTotpDialog } from "./add-totp-dialog.tsx";
import { FactorRow } from "./factor-row.tsx";
import { RemoveFactorDialog } from "./remove-factor-dialog.tsx";
import { RenewCodesDialog } from "./renew-codes-dialog.tsx";

type Asking = "totp" | "passkey" | "codes" | { id: string; name: string } | null;

/** One's own second factors: passkeys, authenticators, and what is left of the recovery codes. */
export function FactorsPanel() {
  const t = useTranslations("web.factors");
  const query = useQuery(useTRPC().accounts.factors.list.queryOptions());
  const { lacksSecondFactor } = useMe();
  const [asking, setAsking] = useState<Asking>(null);
  const hasPasskeys = !useHydrated() || canUsePasskeys();
  const stop = () => setAsking(null);
  const look = lacksSecondFactor ? "primary" : "secondary";
  const codesLeft = query.data?.[0]?.codesLeft;
  return (
    <section className="mx-4 mt-8 rounded-panel border border-line bg-surface p-4 sm:mx-6">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 flex-1">
          <h2 className="font-semibold text-title">{t("title")}</h2>
          <p className="mt-0.5 text-ink-muted">{t(lacksSecondFactor ? "required" : "lead")}</p>
          {!hasPasskeys && <p className="mt-0.5 text-caption text-ink-muted">{t("passkeysNotHere")}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          {hasPasskeys && (
            <Button look={look} onClick={() => setAsking("passkey")}>
              {t("addPasskey")}
            </Button>
          )}
          <Button look={hasPasskeys ? "secondary" : look} onClick={() => setAsking("totp")}>
            {t("add")}
          </Button>
        </div>
      </div>
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data && codesLeft !== undefined && (
        <ul className="mt-4 divide-y divide-line rounded-control border border-line">
          {query.data.map((factor) => (
            <FactorRow key={factor.id} factor={factor} onRemove={() => setAsking(factor)} />
          ))}
          <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
            <div className="flex-1">
              <Badge tone={codesLeft > 2 ? "neutral" : "warning"}>{t("codesLeft", { count: codesLeft })}</Badge>
            </div>
            <Button onClick={() => setAsking("codes")}>{t("renew")}</Button>
          </li>
        </ul>
      )}
      <AddPasskeyDialog isOpen={asking === "passkey"} onClose={stop} />
      <AddTotpDialog isOpen={asking === "totp"} onClose={stop} />
      <RenewCodesDialog isOpen={asking === "codes"} onClose={stop} />
      <RemoveFactorDialog factor={typeof asking === "object" ? asking : null} onClose={stop} />
    </section>
  );
}
