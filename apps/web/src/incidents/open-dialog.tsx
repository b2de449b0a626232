"use client";

import { incidentKinds, incidentSeverities } from "@cartage/domain/incidents/states";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

type Values = {
  kind: (typeof incidentKinds)[number];
  severity: (typeof incidentSeverities)[number];
  description: string;
  place: string;
};

/** Reports an incident, about the vehicle or the order that the address names, then shows it. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("web.incidents");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [{ vehicle: vehicleId, order: orderId }] = useQueryStates({ vehicle: parseAsString, order: parseAsString });
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Found | null | undefined>(undefined);
  const [blocks, setBlocks] = useState(true);
  const given = useQuery(trpc.fleet.vehicles.get.queryOptions(vehicleId ? { vehicleId } : skipToken));
  const order = useQuery(trpc.orders.get.queryOptions(orderId ? { orderId } : skipToken));
  const named = given.data ? { value: given.data.id, label: given.data.name } : null;
  const vehicle = chosen === undefined ? named : chosen;
  const search = text === vehicle?.label ? "" : text.trim();
  const vehicles = useQuery(
    trpc.fleet.vehicles.list.queryOptions(
      { limit: 20, ...(search && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const open = useMutation(trpc.incidents.open.mutationOptions());
  const submit = async (values: Values) => {
    const { incidentId, number } = await open.mutateAsync({
      ...values,
      blocks,
      happenedAt: Date.now(),
      subjects: [
        ...(vehicle ? [{ kind: "vehicle" as const, id: vehicle.value }] : []),
        ...(order.data ? [{ kind: "order" as const, id: order.data.id }] : []),
      ],
    });
    await cache.invalidateQueries({ queryKey: trpc.incidents.pathKey() });
    toast(t("form.sent", { number: String(number) }));
    // back leads to the list, not to the form again
    router.replace(`/incidents/${incidentId}` as Route);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("form.title")} description={t("form.text")} closeLabel={tCommon("close")}>
      <Form<Values> errors={failureOf(open.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="kind" label={t("form.kind")}>
                <Select
                  defaultValue="breakdown"
                  choices={incidentKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
                />
              </Field>
              <Field name="severity" label={t("form.severity")}>
                <Select
                  defaultValue="major"
                  choices={incidentSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))}
                />
              </Field>
            </div>
            <Field name="description" label={t("form.description")} missing={t("form.descriptionMissing")}>
              <FieldText required rows={3} maxLength={4_000} />
            </Field>
            <Field name="place" label={t("form.place")} optionalMark={tCommon("optional")}>
              <FieldInput autoComplete="off" maxLength={300} />
            </Field>
            <Field name="vehicle" label={t("form.vehicle")} optionalMark={tCommon("optional")}>
              <SearchSelect
                found={(vehicles.data?.items ?? []).map(({ id, name, plate }) => ({
                  value: id,
                  label: name,
                  detail: plate ?? undefined,
                }))}
                onSearch={setText}
                value={vehicle}
                onChange={setChosen}
                placeholder={t("form.vehicleSearch")}
                nothing={t("form.noVehicle")}
                clearLabel={tCommon("none")}
              />
            </Field>
            {order.data && <p className="text-ink-muted">{t("form.order", { number: String(order.data.number) })}</p>}
            <Switch label={t("blocks")} hint={t("blocksHint")} isOn={blocks} onChange={setBlocks} />
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
