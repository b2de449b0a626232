"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { useQuery } from "@tanstack/react-query";
import { ShieldCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalDay, RelativeTime } from "../format/times.tsx";
import { QueryFailure } from "../list/query-failure.tsx";
import { useMe } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { AddTotpDialog } from "./add-totp-dialog.tsx";
import { RemoveFactorDialog } from "./remove-factor-dialog.tsx";

/** One's own second factors: an authenticator app, and what is left of the recovery codes. */
export function FactorsPanel() {
  const t = useTranslations("web.factors");
  const query = useQuery(useTRPC().accounts.factors.list.queryOptions());
  const { lacksSecondFactor } = useMe();
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<{ id: string; name: string } | null>(null);
  return (
    <section className="mx-4 mt-8 rounded-panel border border-line bg-surface p-4 sm:mx-6">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-title">{t("title")}</h2>
          <p className="mt-0.5 text-ink-muted">{t(lacksSecondFactor ? "required" : "lead")}</p>
        </div>
        <Button look={lacksSecondFactor ? "primary" : "secondary"} onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      </div>
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data && query.data.length > 0 && (
        <ul className="mt-4 divide-y divide-line rounded-control border border-line">
          {query.data.map(({ id, name, createdAt, lastUsedAt, codesLeft }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
              <ShieldCheckIcon aria-hidden="true" className="size-5 text-ink-faint" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{name}</p>
                <p className="text-caption text-ink-muted">
                  {t("added")} <LocalDay at={Date.parse(createdAt)} /> · {t("used")}{" "}
                  <RelativeTime at={lastUsedAt === null ? null : Date.parse(lastUsedAt)} />
                </p>
              </div>
              <Badge tone={codesLeft > 2 ? "neutral" : "warning"}>{t("codesLeft", { count: codesLeft })}</Badge>
              <Button aria-label={t("removeOf", { name })} onClick={() => setRemoving({ id, name })}>
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddTotpDialog isOpen={isAdding} onClose={() => setAdding(false)} />
      <RemoveFactorDialog factor={removing} onClose={() => setRemoving(null)} />
    </section>
  );
}
