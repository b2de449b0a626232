"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { CircleAlertIcon } from "lucide-react";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "../shell/me-context.tsx";
import type { UserRow } from "./user-row.ts";

type Values = { organisationId: string; reason: string; minutes: string };

/** Goes on as a member, for a reason that is written down and a time that ends. */
export function ActForButton({ user }: { user: UserRow }) {
  const { id: userId, name, memberships, isDeactivated } = user;
  const t = useTranslations("web.admin.users");
  const tCommon = useTranslations("web.common");
  const tErrors = useTranslations("errors");
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [first] = memberships;
  if (!useCan("users.act_for") || !first || isDeactivated) return null;
  const submit = async (values: Values) => {
    setBusy(true);
    const answer = await signIn("on-behalf", { userId, ...values, redirect: false }).catch(() => undefined);
    // a full load, so that nothing of the admin section stays in memory
    if (answer?.ok) return window.location.assign("/live");
    setBusy(false);
    setRefusal(answer?.error === "not_found" ? tErrors("not_found") : tCommon("unreachable"));
  };
  return (
    <>
      <Button size="small" aria-label={t("actForOf", { name })} onClick={() => setOpen(true)}>
        {t("actFor")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("actForTitle", { name })}
        description={t("actForText")}
        closeLabel={tCommon("close")}
      >
        <Form<Values> errors={{}} onSubmit={submit}>
          <DialogBody>
            <div className="grid gap-4">
              <Field name="organisationId" label={t("organisation")}>
                <Select
                  defaultValue={first.organisationId}
                  choices={memberships.map(({ organisationId, organisation }) => ({
                    value: organisationId,
                    label: organisation,
                  }))}
                />
              </Field>
              <Field name="reason" label={t("reason")} hint={t("reasonHint")} missing={t("reasonMissing")}>
                <FieldInput required maxLength={300} autoComplete="off" />
              </Field>
              <Field name="minutes" label={t("length")}>
                <Select
                  defaultValue="15"
                  choices={["15", "30", "60"].map((value) => ({
                    value,
                    label: t("minutes", { count: Number(value) }),
                  }))}
                />
              </Field>
            </div>
            {refusal && (
              <Notice tone="critical" role="alert" icon={<CircleAlertIcon />} className="mt-4">
                {refusal}
              </Notice>
            )}
          </DialogBody>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{tCommon("cancel")}</Button>
            <Button type="submit" look="primary" isBusy={isBusy}>
              {t("actForConfirm")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
