"use client";

import { partyRoles } from "@cartage/domain/incidents/inputs";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { IncidentDetail } from "./incident.ts";
import { useChangeIncident } from "./use-change-incident.ts";

type Values = { name: string; role: (typeof partyRoles)[number]; contact: string; plate: string };

/** Names somebody who was there, or is to be asked. */
export function PartyDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const t = useTranslations("web.incidents");
  const tCommon = useTranslations("web.common");
  const { change, save } = useChangeIncident(incident);
  const submit = async ({ contact, plate, ...values }: Values) => {
    await save({ parties: [...incident.parties, { ...values, contact: contact || null, plate: plate || null }] });
    onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("addParty")} closeLabel={tCommon("close")}>
      <Form<Values> errors={failureOf(change.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("partyName")} missing={t("partyNameMissing")}>
              <FieldInput required autoComplete="off" maxLength={120} />
            </Field>
            <Field name="role" label={t("partyRole")}>
              <Select
                defaultValue="other"
                choices={partyRoles.map((value) => ({ value, label: t(`partyRoles.${value}`) }))}
              />
            </Field>
            <Field name="contact" label={t("partyContact")} optionalMark={tCommon("optional")}>
              <FieldInput autoComplete="off" maxLength={120} />
            </Field>
            <Field name="plate" label={t("partyPlate")} optionalMark={tCommon("optional")}>
              <FieldInput autoComplete="off" maxLength={20} />
            </Field>
          </div>
          <FormFailure error={change.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            {t("addParty")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
