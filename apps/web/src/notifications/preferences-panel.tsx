"use client";

import {
  digests,
  type Preferences,
  personalChannels,
  type Severity,
} from "@cartage/domain/notifications/preference-rules";
import { Button } from "@cartage/ui/button";
import { CheckChoices } from "@cartage/ui/check-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { Outputs } from "../trpc/router.ts";
import { PushRow } from "./push-row.tsx";

const severities = ["critical", "warning", "info"] as const satisfies Severity[];

type Told = Outputs["notifications"]["preferences"]["get"];
type Values = Pick<Preferences, "digest" | "digestAt"> & { quietFrom: string; quietUntil: string; phone: string };

/** How the person is told of alerts in this organisation. */
export function PreferencesPanel() {
  const t = useTranslations("web.notifications");
  const query = useQuery(useTRPC().notifications.preferences.get.queryOptions());
  return (
    <div className="mx-4 mt-6 sm:mx-6">
      <Panel title={t("preferences")}>
        <p className="mb-3 text-ink-muted">{t("preferencesText")}</p>
        {query.data ? <PreferencesForm told={query.data} /> : <Skeleton className="h-40" />}
      </Panel>
    </div>
  );
}

function PreferencesForm({ told: { preferences, installation, isChosen } }: { told: Told }) {
  const t = useTranslations("web.notifications");
  const tAlerts = useTranslations("web.alerts");
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [channels, setChannels] = useState(preferences.channels);
  const [sms, setSms] = useState<readonly "yes"[]>(preferences.retractsBySms ? ["yes"] : []);
  const save = useMutation(
    trpc.notifications.preferences.save.mutationOptions({
      onSuccess() {
        toast(t("saved"));
        return cache.invalidateQueries({ queryKey: trpc.notifications.preferences.pathKey() });
      },
    }),
  );
  const timeZone = isChosen ? preferences.timeZone : zone;
  const isSetUp = { in_app: true, mail: installation.mail, push: installation.pushKey !== null, sms: installation.sms };
  const submit = async (values: Values) => {
    const retractsBySms = sms.length > 0;
    await save.mutateAsync({ ...values, channels, timeZone, retractsBySms });
  };
  return (
    <Form<Values> errors={failureOf(save.error).fields} onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        {personalChannels.map((channel) => (
          <CheckChoices
            key={channel}
            label={tAlerts(`channels.${channel}`) + (isSetUp[channel] ? "" : ` – ${t("notSetUp")}`)}
            value={channels[channel]}
            onChange={(chosen) => setChannels((was) => ({ ...was, [channel]: chosen }))}
            choices={severities.map((value) => ({ value, label: tAlerts(`severities.${value}`) }))}
          />
        ))}
        <Field name="quietFrom" label={`${t("quiet")}: ${t("quietFrom")}`} hint={timeZone}>
          <FieldInput type="time" defaultValue={preferences.quietFrom ?? ""} />
        </Field>
        <Field name="quietUntil" label={`${t("quiet")}: ${t("quietUntil")}`} hint={timeZone}>
          <FieldInput type="time" defaultValue={preferences.quietUntil ?? ""} />
        </Field>
        <Field name="digest" label={t("digest")}>
          <Select
            defaultValue={preferences.digest}
            choices={digests.map((value) => ({ value, label: t(`digests.${value}`) }))}
          />
        </Field>
        <Field name="digestAt" label={t("digestAt")}>
          <FieldInput type="time" required defaultValue={preferences.digestAt} />
        </Field>
        <Field name="phone" label={t("phone")} hint={t("phoneHint")}>
          <FieldInput type="tel" defaultValue={preferences.phone ?? ""} />
        </Field>
        <CheckChoices
          label={t("retractsBySms")}
          value={sms}
          onChange={setSms}
          choices={[{ value: "yes", label: t("yes") }]}
        />
      </div>
      {installation.pushKey !== null && (
        <div className="mt-4">
          <PushRow pushKey={installation.pushKey} />
        </div>
      )}
      <FormFailure error={save.error} />
      <div className="mt-4 mb-2 flex justify-end">
        <Button type="submit" look="primary" isBusy={save.isPending}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}
