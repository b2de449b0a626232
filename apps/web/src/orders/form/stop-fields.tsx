"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import type { StreetStyles } from "../../map/sources.ts";
import { AddressSearch } from "./address-search.tsx";
import type { StopDraft } from "./draft.ts";
import { PlaceField } from "./place-field.tsx";

type StopFieldsProps = {
  kind: "pickup" | "delivery";
  stop: StopDraft;
  onChange: (change: Partial<StopDraft>) => void;
  customerId: string | null;
  streets: StreetStyles;
  hasWindow: boolean;
};

/** Who is there, where, when, and what the driver should know. */
export function StopFields({ kind, stop, onChange, customerId, streets, hasWindow }: StopFieldsProps) {
  const t = useTranslations("web.orders.form");
  const optionalMark = useTranslations("web.common")("optional");
  const isDelivery = kind === "delivery";
  return (
    <fieldset className="min-w-0 rounded-panel border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{t(kind)}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <AddressSearch customerId={customerId} onChoose={onChange} />
        <Field name={`${kind}.name`} label={t("name")} missing={t("nameMissing")}>
          <FieldInput
            required
            autoComplete="off"
            maxLength={120}
            value={stop.name}
            onValueChange={(name) => onChange({ name })}
          />
        </Field>
        <Field name={`${kind}.phone`} label={t("phone")} optionalMark={optionalMark}>
          <FieldInput
            autoComplete="off"
            inputMode="tel"
            maxLength={40}
            value={stop.phone}
            onValueChange={(phone) => onChange({ phone })}
          />
        </Field>
        {isDelivery && (
          <Field name="delivery.email" label={t("email")} optionalMark={optionalMark} className="sm:col-span-2">
            <FieldInput
              type="email"
              autoComplete="off"
              maxLength={200}
              value={stop.email}
              onValueChange={(email) => onChange({ email })}
            />
          </Field>
        )}
        <Field name={`${kind}.address`} label={t("address")} missing={t("addressMissing")} className="sm:col-span-2">
          <FieldInput
            required
            autoComplete="off"
            maxLength={300}
            value={stop.address}
            onValueChange={(address) => onChange({ address })}
          />
        </Field>
        <PlaceField
          place={stop.place}
          address={stop.address}
          onChange={(place) => onChange({ place })}
          streets={streets}
        />
        {(hasWindow ? (["from", "until"] as const) : []).map((end) => (
          <Field
            key={end}
            name={`${kind}.window.${end}`}
            label={t(end)}
            {...(isDelivery ? { missing: t("windowMissing") } : { optionalMark })}
          >
            <FieldInput
              type="datetime-local"
              required={isDelivery}
              value={stop[end]}
              onValueChange={(at) => onChange({ [end]: at })}
            />
          </Field>
        ))}
        <Field
          name={`${kind}.instructions`}
          label={t("instructions")}
          optionalMark={optionalMark}
          className="sm:col-span-2"
        >
          <FieldText
            rows={2}
            maxLength={1_000}
            value={stop.instructions}
            onChange={({ target }) => onChange({ instructions: target.value })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
