"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LocalTime } from "../../format/times.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { type Rota, RotaDialog } from "./rota-dialog.tsx";
import { useEditing } from "./use-editing.ts";

const dayMs = 86_400_000;

/** The rotas: who is on call now, until when, and who stands in. */
export function RotasPanel() {
  const t = useTranslations("web.escalation");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const rotas = useSuspenseQuery(trpc.alerts.rotas.list.queryOptions()).data;
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const editing = useEditing<Rota>();
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
    <Panel title={t("rotas")} actions={<Button onClick={editing.add}>{t("addRota")}</Button>}>
      {rotas.length === 0 && <p className="py-2 text-ink-muted">{t("noRotas")}</p>}
      <ul className="divide-y divide-line">
        {rotas.map((rota) => (
          <li key={rota.id} className="grid gap-2 py-3">
            <div className="flex flex-wrap items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{rota.name}</p>
                <p className="text-ink-muted">
                  {t("onCall", { name: rota.onCall?.name ?? t("nobody") })}
                  {rota.until !== null && (
                    <>
                      {" "}
                      {t("until")} <LocalTime at={rota.until} />
                    </>
                  )}
                </p>
              </div>
              <Select
                label={t("standInDay")}
                value={null}
                onChange={(userId: string | null) => standIn(rota.id, userId)}
                choices={[
                  { value: null, label: t("standInDay") },
                  ...people.map((person) => ({ value: person.id, label: person.name })),
                ]}
                className="w-48"
              />
              <Button look="quiet" aria-label={t("editOf", { name: rota.name })} onClick={() => editing.edit(rota)}>
                {t("edit")}
              </Button>
              <Button
                look="quiet"
                aria-label={t("removeOf", { name: rota.name })}
                onClick={() => archive.mutate({ rotaId: rota.id })}
              >
                {t("archive")}
              </Button>
            </div>
            {rota.overrides.map((each) => (
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
      <RotaDialog key={editing.opening} rota={editing.item} isOpen={editing.isOpen} onClose={editing.close} />
    </Panel>
  );
}
