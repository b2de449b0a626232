"use client";

import { Button } from "@cartage/ui/button";
import { DialogActions } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
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
};
type Values = { stripe: string; revenuecat: string };

/** Gives an organisation a plan, or leaves it to its subscription; says how the providers know it. */
export function AssignPlanForm({ organisation, plans, given, onDone }: AssignPlanFormProps) {
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
  const taken: Record<string, string> = fields.customers
    ? { stripe: fields.customers, revenuecat: fields.customers }
    : {};
  return (
    <Form<Values> errors={{ ...fields, ...taken }} onSubmit={submit}>
      <div className="grid gap-4 border-line border-t px-5 py-4 sm:grid-cols-3">
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
        <FormFailure error={assign.error} />
      </div>
      <DialogActions>
        <Button onClick={onDone}>{tCommon("cancel")}</Button>
        <Button type="submit" look="primary" isBusy={assign.isPending}>
          {tCommon("save")}
        </Button>
      </DialogActions>
    </Form>
  );
}
