"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { PageHeader } from "@cartage/ui/page-header";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";

/** What the organisation is called, and how its people prove who they are. */
export function OrganisationPage() {
  const t = useTranslations("web.organisation");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const { data } = useSuspenseQuery(trpc.accounts.organisation.get.queryOptions());
  const [requiresSecondFactor, setRequired] = useState(data.requiresSecondFactor);
  const update = useMutation(trpc.accounts.organisation.update.mutationOptions());
  const submit = async ({ name }: { name: string }) => {
    await update.mutateAsync({ name, requiresSecondFactor });
    await cache.invalidateQueries({ queryKey: trpc.accounts.organisation.pathKey() });
    toast(t("saved"));
    router.refresh();
  };
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} />
      <Form<{ name: string }> errors={failureOf(update.error).fields} onSubmit={submit}>
        <div className="mx-4 grid max-w-xl gap-5 rounded-panel border border-line bg-surface p-4 sm:mx-6">
          <Field name="name" label={t("name")} missing={t("nameMissing")}>
            <FieldInput required defaultValue={data.name} autoComplete="organization" />
          </Field>
          <Switch
            label={t("requiresSecondFactor")}
            hint={t("requiresSecondFactorHint")}
            isOn={requiresSecondFactor}
            onChange={setRequired}
          />
          <FormFailure error={update.error} />
          <div>
            <Button type="submit" look="primary" isBusy={update.isPending}>
              {tCommon("save")}
            </Button>
          </div>
        </div>
      </Form>
    </div>
  );
}
