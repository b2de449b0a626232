"use client";

import { Button } from "@cartage/ui/button";
import { CheckChoices } from "@cartage/ui/check-choices";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { HubDetail } from "./hub-detail.ts";

/** Who works at a hub, and the way to change that. */
export function WorkersPanel({ hub }: { hub: HubDetail }) {
  const t = useTranslations("web.hubs");
  const [isChanging, setChanging] = useState(false);
  const mayEdit = useCan("hubs.edit");
  return (
    <Panel
      title={t("workers")}
      actions={
        mayEdit && (
          <Button size="small" look="quiet" onClick={() => setChanging(true)}>
            {t("changeWorkers")}
          </Button>
        )
      }
    >
      {hub.workers.length === 0 ? (
        <p className="py-4 text-center text-ink-muted">{t("workersEmpty")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {hub.workers.map(({ id, name }) => (
            <li key={id} className="py-2">
              {name}
            </li>
          ))}
        </ul>
      )}
      {isChanging && <WorkersDialog hub={hub} onClose={() => setChanging(false)} />}
    </Panel>
  );
}

function WorkersDialog({ hub, onClose }: { hub: HubDetail; onClose: () => void }) {
  const t = useTranslations("web.hubs");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const workers = useQuery(trpc.routes.hubs.workers.queryOptions()).data ?? [];
  const [chosen, setChosen] = useState(hub.workers.map(({ id }) => id));
  const change = useMutation(
    trpc.routes.hubs.setWorkers.mutationOptions({
      onSuccess: async () => {
        toast(t("saved", { name: hub.name }));
        onClose();
        await cache.invalidateQueries({ queryKey: trpc.routes.hubs.pathKey() });
      },
    }),
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("workersTitle", { name: hub.name })} closeLabel={tCommon("close")}>
      <DialogBody>
        {workers.length === 0 ? (
          <p className="text-ink-muted">{t("workersNone")}</p>
        ) : (
          <CheckChoices
            label={t("workers")}
            choices={workers.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        <FormFailure error={change.error} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button
          look="primary"
          isBusy={change.isPending}
          disabled={workers.length === 0}
          onClick={() => change.mutate({ hubId: hub.id, userIds: chosen })}
        >
          {t("form.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
