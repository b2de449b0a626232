"use client";

import { orderPriorities } from "@cartage/domain/orders/inputs";
import { Button } from "@cartage/ui/button";
import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { failureOf } from "../../trpc/failure.ts";
import { CustomerSearch } from "../customer-search.tsx";
import type { OrderDraft, StopDraft } from "./draft.ts";
import { ItemFields } from "./item-fields.tsx";
import { StopFields } from "./stop-fields.tsx";

type OrderFormProps = {
  initial: OrderDraft;
  streets: StreetStyles;
  error: unknown;
  isBusy: boolean;
  labels: { submit: string };
  /** Another way to send it, beside the usual one. */
  also?: { label: string; onSubmit: (draft: OrderDraft) => Promise<void> };
  notice?: ReactNode;
  /** What says when a template's orders come; then neither windows nor barcodes are asked for. */
  calendar?: ReactNode;
  onSubmit: (draft: OrderDraft) => Promise<void>;
};

/** Everything that an order has; what the server finds wrong stands beside its field. */
export function OrderForm({
  initial,
  streets,
  error,
  isBusy,
  labels,
  also,
  notice,
  calendar,
  onSubmit,
}: OrderFormProps) {
  const isTemplate = calendar !== undefined;
  const t = useTranslations("web.orders.form");
  const tOrders = useTranslations("web.orders");
  const tCommon = useTranslations("web.common");
  const optionalMark = tCommon("optional");
  const [draft, setDraft] = useState(initial);
  const change = (to: Partial<OrderDraft>) => setDraft((was) => ({ ...was, ...to }));
  const changeStop = (kind: "pickup" | "delivery") => (to: Partial<StopDraft>) =>
    setDraft((was) => ({ ...was, [kind]: { ...was[kind], ...to } }));
  const stop = { customerId: draft.customer?.value ?? null, streets, hasWindow: !isTemplate };
  return (
    <Form
      errors={isTemplate ? withoutTemplate(failureOf(error).fields) : failureOf(error).fields}
      onSubmit={() => onSubmit(draft)}
      className="mx-4 grid max-w-5xl gap-4 pb-8 sm:mx-6"
    >
      {notice}
      {calendar}
      <fieldset className="min-w-0 rounded-panel border border-line bg-surface p-4">
        <legend className="px-1 font-semibold">{t("general")}</legend>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field name="customerId" label={t("customer")} optionalMark={optionalMark}>
            <CustomerSearch
              value={draft.customer}
              onChange={(customer) => change({ customer })}
              labels={{ placeholder: t("customerSearch"), nothing: tOrders("customerNothing"), clear: tCommon("none") }}
            />
          </Field>
          <Field
            name="reference"
            label={t("reference")}
            optionalMark={optionalMark}
            hint={t(isTemplate ? "referenceOfDay" : "referenceHint")}
          >
            <FieldInput
              autoComplete="off"
              maxLength={isTemplate ? 60 : 80}
              value={draft.reference}
              onValueChange={(reference) => change({ reference })}
            />
          </Field>
          <Field name="priority" label={t("priority")}>
            <Select
              value={draft.priority}
              onChange={(priority) => change({ priority })}
              choices={orderPriorities.map((value) => ({ value, label: tOrders(`priorities.${value}`) }))}
            />
          </Field>
        </div>
      </fieldset>
      <div className="grid gap-4 xl:grid-cols-2">
        <StopFields kind="pickup" stop={draft.pickup} onChange={changeStop("pickup")} {...stop} />
        <StopFields kind="delivery" stop={draft.delivery} onChange={changeStop("delivery")} {...stop} />
      </div>
      <ItemFields items={draft.items} hasBarcodes={!isTemplate} onChange={(items) => change({ items })} />
      <div className="grid gap-4 rounded-panel border border-line bg-surface p-4 sm:grid-cols-3">
        <Field name="cash.amountMinor" label={t("cash")} optionalMark={optionalMark}>
          <FieldInput
            inputMode="decimal"
            autoComplete="off"
            value={draft.cash}
            onValueChange={(cash) => change({ cash })}
          />
        </Field>
        <Field name="cash.currency" label={t("currency")}>
          <Select
            value={draft.currency}
            onChange={(currency) => change({ currency })}
            choices={[...new Set([draft.currency, "VND", "USD", "EUR"])].map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field name="skills" label={t("skills")} hint={t("skillsHint")} optionalMark={optionalMark}>
          <FieldInput autoComplete="off" value={draft.skills} onValueChange={(skills) => change({ skills })} />
        </Field>
        <Field name="instructions" label={t("notes")} optionalMark={optionalMark} className="sm:col-span-3">
          <FieldText
            rows={2}
            maxLength={2_000}
            value={draft.instructions}
            onChange={({ target }) => change({ instructions: target.value })}
          />
        </Field>
      </div>
      <div>
        <div className="flex flex-wrap justify-end gap-2">
          {also && (
            <Button isBusy={isBusy} onClick={() => void also.onSubmit(draft).catch(() => undefined)}>
              {also.label}
            </Button>
          )}
          <Button type="submit" look="primary" isBusy={isBusy}>
            {labels.submit}
          </Button>
        </div>
        <FormFailure error={error} />
      </div>
    </Form>
  );
}

/** A template's fields stand in the form as an order's do. */
function withoutTemplate(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, sentence]) => [name.replace(/^template\./, ""), sentence]),
  );
}
