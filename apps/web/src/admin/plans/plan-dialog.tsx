"use client";

import { billingProviders } from "@cartage/domain/plans/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Plan } from "./plan.ts";
import { limitNames, type PlanValues, readPlan } from "./plan-values.ts";

const hints = { secondsBetweenPositions: "secondsHint", maxRetentionDays: "retentionHint" } as const;

/** Adds a plan, or changes one. */
export function PlanDialog({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const t = useTranslations("web.admin.plans");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.plans.create.mutationOptions());
  const update = useMutation(trpc.plans.update.mutationOptions());
  const [isDefault, setDefault] = useState(plan?.isDefault ?? false);
  const { error, isPending } = plan ? update : create;
  // two fields make one list of products
  const wrong = Object.entries(failureOf(error).fields).find(([path]) => path.startsWith("products"))?.[1];
  const submit = async (values: PlanValues) => {
    const given = { ...readPlan(values), isDefault };
    await (plan ? update.mutateAsync({ ...given, planId: plan.id }) : create.mutateAsync(given));
    await cache.invalidateQueries({ queryKey: trpc.plans.pathKey() });
    toast(t(plan ? "saved" : "added", { name: given.name }));
    onClose();
  };
  return (
    <FormDialog<PlanValues>
      isOpen
      onClose={onClose}
      title={plan ? t("editTitle", { name: plan.name }) : t("addTitle")}
      error={error}
      moreErrors={wrong ? { stripe: wrong, revenuecat: wrong } : {}}
      onSubmit={submit}
      isBusy={isPending}
      submitLabel={plan ? tCommon("save") : t("addTitle")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} missing={t("nameMissing")}>
          <FieldInput required maxLength={80} defaultValue={plan?.name} autoComplete="off" />
        </Field>
        {limitNames.map((name) => (
          <Field
            key={name}
            name={name}
            label={t(name)}
            {...(name in hints && { hint: t(hints[name as "maxRetentionDays"]) })}
          >
            <FieldInput
              type="number"
              min={name === "maxVehicles" ? 0 : 1}
              step={1}
              placeholder={t("noLimit")}
              defaultValue={plan?.[name] ?? ""}
              autoComplete="off"
            />
          </Field>
        ))}
        <Switch label={t("makeDefault")} hint={t("makeDefaultHint")} isOn={isDefault} onChange={setDefault} />
        {billingProviders.map((provider) => (
          <Field key={provider} name={provider} label={t(provider)} hint={t("productsHint")}>
            <FieldInput
              defaultValue={plan?.products
                .filter((sold) => sold.provider === provider)
                .map(({ product }) => product)
                .join(", ")}
              autoComplete="off"
            />
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}
