"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DialogForm } from "../list/dialog-form.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { Outputs } from "../trpc/router.ts";
import type { OrganisationRow } from "./organisation-row.ts";
import type { Plan } from "./plans/plan.ts";

type AssignPlanFormProps = {
  organisation: OrganisationRow;
  plans: readonly Plan[];
  given: Pick<Outputs["plans"]["of"], "givenPlanId" | "customers">;
  onDone: () => void;
  /** What stands above the form. */
  children: ReactNode;
};
type Values = { stripe: string; revenuecat: string };

/** Gives an organisation a plan, or leaves it to its subscription; says how the providers know it. */
export function AssignPlanForm({ organisation, plans, given, onDone, children }: AssignPlanFormProps) {
  const t = useTranslations("web.admin.plans");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [planId, setPlanId] = useState(given.givenPlanId);
  const assign = useMutation(trpc.plans.assign.mutationOptions());
  const { fields } = failureOf(assign.error);
  const submit = async ({ stripe, revenuecat }: Values) => {
    const customers = { stripe: stripe.trim() || null, revenuecat: revenuecat.trim() || null };
    await assign.mutateAsync({ organisationId: organisation.id, planId, customers });
    await Promise.all([
      cache.invalidateQueries({ queryKey: trpc.plans.pathKey() }),
      cache.invalidateQueries({ queryKey: trpc.platform.organisations.pathKey() }),
    ]);
    toast(t("assigned", { name: organisation.name }));
    onDone();
  };
  const wrong: Record<string, string> = {
    ...(fields.customers && { stripe: fields.customers, revenuecat: fields.customers }),
    ...(fields["customers.stripe"] && { stripe: fields["customers.stripe"] }),
    ...(fields["customers.revenuecat"] && { revenuecat: fields["customers.revenuecat"] }),
  };
  return (
    <DialogForm<Values>
      error={assign.error}
      moreErrors={wrong}
      onSubmit={submit}
      onCancel={onDone}
      isBusy={assign.isPending}
      submitLabel={tCommon("save")}
    >
      {children}
      <div className="grid gap-4 mt-4 sm:grid-cols-3">
        <Field name="planId" label={t("given")}>
          <Select
            value={planId}
            onChange={setPlanId}
            choices={[
              { value: null, label: t("bySubscription") },
              ...plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field name="stripe" label={t("stripeCustomer")} hint={t("stripeHint")}>
          <FieldInput defaultValue={given.customers.stripe ?? ""} maxLength={200} autoComplete="off" />
        </Field>
        <Field name="revenuecat" label={t("revenuecatCustomer")} hint={t("revenuecatHint")}>
          <FieldInput defaultValue={given.customers.revenuecat ?? ""} maxLength={200} autoComplete="off" />
        </Field>
      </div>
    </DialogForm>
  );
}
