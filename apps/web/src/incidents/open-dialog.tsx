"use client";

import { blocksByDefault, closesHubsByDefault } from "@cartage/domain/incidents/block-rules";
import {
  type IncidentKind,
  type IncidentSeverity,
  incidentKinds,
  incidentSeverities,
} from "@cartage/domain/incidents/states";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { AffectedList } from "../routes/hubs/affected-list.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { HappenedFields, type HappenedValues, useHappenedAt, type Where } from "./happened-fields.tsx";
import { HubField, useGivenHub, useGivenVehicle, VehicleField } from "./subject-fields.tsx";

/** Reports an incident, about the vehicle, hub or order that the address names, then shows it; what it holds up is decided here. */
export function OpenDialog({ streets, onClose }: { streets: StreetStyles | null; onClose: () => void }) {
  const t = useTranslations("web.incidents");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const mayView = useCan("incidents.view");
  const mayWork = useCan("incidents.work");
  const [{ order: orderId }] = useQueryStates({ order: parseAsString });
  const [kind, setKind] = useState<IncidentKind>("breakdown");
  const [severity, setSeverity] = useState<IncidentSeverity>("major");
  const [vehicle, setVehicle] = useGivenVehicle();
  const [hub, setHub] = useGivenHub();
  const [openedAt] = useState(Date.now);
  const [where, setWhere] = useState<Where>({ place: "", at: null });
  const happenedAt = useHappenedAt(openedAt);
  const [decided, setDecided] = useState<{ blocks?: boolean; closesHubs?: boolean }>({});
  const { blocks = blocksByDefault({ kind, severity }), closesHubs = closesHubsByDefault({ kind, severity }) } =
    decided;
  const order = useQuery(trpc.orders.get.queryOptions(orderId ? { orderId } : skipToken));
  const isAboutMore = vehicle !== null || order.data !== undefined;
  const open = useMutation(trpc.incidents.open.mutationOptions());
  const submit = async ({ description, happenedAt: typed }: HappenedValues) => {
    const { incidentId, number } = await open.mutateAsync({
      ...{ kind, severity, description, blocks, closesHubs, ...where },
      happenedAt: happenedAt(typed),
      subjects: [
        ...(vehicle ? [{ kind: "vehicle" as const, id: vehicle.value }] : []),
        ...(hub ? [{ kind: "hub" as const, id: hub.value }] : []),
        ...(order.data ? [{ kind: "order" as const, id: order.data.id }] : []),
      ],
    });
    await Promise.all(
      [trpc.incidents, trpc.routes].map((part) => cache.invalidateQueries({ queryKey: part.pathKey() })),
    );
    toast(t("form.sent", { number: String(number) }));
    if (!mayView) return onClose();
    // back leads to the list, not to the form again
    router.replace(`/incidents/${incidentId}` as Route);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("form.title")} description={t("form.text")} closeLabel={tCommon("close")}>
      <Form<HappenedValues> errors={failureOf(open.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="kind" label={t("form.kind")}>
                <Select
                  value={kind}
                  onChange={setKind}
                  choices={incidentKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
                />
              </Field>
              <Field name="severity" label={t("form.severity")}>
                <Select
                  value={severity}
                  onChange={setSeverity}
                  choices={incidentSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))}
                />
              </Field>
            </div>
            <HappenedFields happenedAt={openedAt} where={where} onWhere={setWhere} streets={streets} />
            {mayWork && (
              <div className="grid gap-4 sm:grid-cols-2">
                <VehicleField value={vehicle} onChange={setVehicle} />
                <HubField value={hub} onChange={setHub} />
              </div>
            )}
            {order.data && <p className="text-ink-muted">{t("form.order", { number: String(order.data.number) })}</p>}
            {(isAboutMore || !hub) && (
              <Switch
                label={t("blocks")}
                hint={t("blocksHint")}
                isOn={blocks}
                onChange={(isOn) => setDecided({ ...decided, blocks: isOn })}
              />
            )}
            {hub && (
              <Switch
                label={t("closesHub")}
                hint={t("closesHubHint")}
                isOn={closesHubs}
                onChange={(isOn) => setDecided({ ...decided, closesHubs: isOn })}
              />
            )}
            {hub && closesHubs && (
              <section className="rounded-control border border-line p-3">
                <h3 className="mb-2 font-semibold">{t("hubAffected", { name: hub.label })}</h3>
                <AffectedList hubId={hub.value} />
              </section>
            )}
          </div>
          <FormFailure error={open.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={open.isPending}>
            {t("form.send")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
