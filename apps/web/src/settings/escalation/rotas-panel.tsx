"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../../format/times.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { RotaDialog } from "./rota-dialog.tsx";

const dayMs = 86_400_000;

/** The rotas: who is on call now, until when, and who stands in. */
export function RotasPanel() {
  const t = useTranslations("web.escalation");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const rotas = useSuspenseQuery(trpc.alerts.rotas.list.queryOptions()).data;
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const [isAdding, setAdding] = useState(false);
  const onError = useFailureToast();
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.alerts.rotas.pathKey() });
  const archive = useMutation(trpc.alerts.rotas.archive.mutationOptions({ onError, onSettled }));
  const override = useMutation(trpc.alerts.rotas.override.mutationOptions({ onError, onSettled }));
  const remove = useMutation(trpc.alerts.rotas.removeOverride.mutationOptions({ onError, onSettled }));
  const standIn = (rotaId: string, userId: string | null) => {
    const startsAt = Date.now();
    if (userId !== null) override.mutate({ rotaId, userId, startsAt, endsAt: startsAt + dayMs });
  };
  return (
    <Panel title={t("rotas")} actions={<Button onClick={() => setAdding(true)}>{t("addRota")}</Button>}>
      {rotas.length === 0 && <p className="py-2 text-ink-muted">{t("noRotas")}</p>}
      <ul className="divide-y divide-line">
        {rotas.map(({ id, name, onCall, until, overrides }) => (
          <li key={id} className="grid gap-2 py-3">
            <div className="flex flex-wrap items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{name}</p>
                <p className="text-ink-muted">
                  {t("onCall", { name: onCall?.name ?? t("nobody") })}
                  {until !== null && (
                    <>
                      {" "}
                      {t("until")} <LocalTime at={until} />
                    </>
                  )}
                </p>
              </div>
              <Select
                label={t("standInDay")}
                value={null}
                onChange={(userId: string | null) => standIn(id, userId)}
                choices={[
                  { value: null, label: t("standInDay") },
                  ...people.map((person) => ({ value: person.id, label: person.name })),
                ]}
                className="w-48"
              />
              <Button look="quiet" onClick={() => archive.mutate({ rotaId: id })}>
                {t("archive")}
              </Button>
            </div>
            {overrides.map((each) => (
              <p key={each.id} className="flex flex-wrap items-center gap-2 text-caption text-ink-muted">
                {t("standIn")}: {each.person?.name} · <LocalTime at={each.startsAt} /> {t("until")}{" "}
                <LocalTime at={each.endsAt} />
                <Button look="quiet" onClick={() => remove.mutate({ overrideId: each.id })}>
                  {t("remove")}
                </Button>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <RotaDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </Panel>
  );
}
