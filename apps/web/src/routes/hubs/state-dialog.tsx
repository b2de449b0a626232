"use client";

import { hubStates, isUsable } from "@cartage/domain/routes/states";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { AffectedList } from "./affected-list.tsx";
import type { HubDetail } from "./hub-detail.ts";

/** Opens a hub or closes it for a reason; before it closes, what that affects is shown. */
export function StateDialog({ hub, onClose }: { hub: HubDetail; onClose: () => void }) {
  const t = useTranslations("web.hubs.state");
  const tStates = useTranslations("web.hubs.states");
  const tAffected = useTranslations("web.hubs.affected");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [state, setState] = useState(hub.state);
  const change = useMutation(trpc.routes.hubs.setState.mutationOptions());
  const submit = async ({ reason = "" }: { reason?: string }) => {
    await change.mutateAsync({ hubId: hub.id, state, reason, basedOn: hub.version });
    toast(t("saved", { name: hub.name, state: tStates(state) }));
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.routes.pathKey() });
  };
  return (
    <FormDialog<{ reason?: string }>
      isOpen
      onClose={onClose}
      title={t("title", { name: hub.name })}
      error={change.error}
      onSubmit={submit}
      isBusy={change.isPending}
      submitLabel={t("save")}
    >
      <div className="grid gap-4">
        <Field name="state" label={t("state")}>
          <Select
            value={state}
            onChange={setState}
            choices={hubStates.map((value) => ({ value, label: tStates(value) }))}
          />
        </Field>
        {!isUsable(state) && (
          <>
            <Field name="reason" label={t("reason")} missing={t("reasonMissing")}>
              <FieldInput required maxLength={300} defaultValue={hub.stateReason ?? ""} autoComplete="off" />
            </Field>
            <section className="rounded-control border border-line p-3">
              <h3 className="mb-2 font-semibold">{tAffected("title")}</h3>
              <AffectedList hubId={hub.id} />
            </section>
          </>
        )}
      </div>
    </FormDialog>
  );
}
