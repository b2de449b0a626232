"use client";

import { itemKinds } from "@cartage/domain/orders/inputs";
import { tooHeavyLines } from "@cartage/domain/orders/rules";
import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { PlusIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useHeaviestG } from "../use-heaviest.ts";
import { emptyItem, type ItemDraft, numberOf } from "./draft.ts";

type ItemFieldsProps = { items: ItemDraft[]; hasBarcodes: boolean; onChange: (items: ItemDraft[]) => void };

/** What is moved, line by line. */
export function ItemFields({ items, hasBarcodes, onChange }: ItemFieldsProps) {
  const t = useTranslations("web.orders.form");
  const heaviestG = useHeaviestG();
  const change = (key: number, to: Partial<ItemDraft>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...to } : item)));
  return (
    <fieldset className="min-w-0 rounded-panel border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{t("items")}</legend>
      <ol className="divide-y divide-line">
        {items.map((item, at) => (
          <li key={item.key} className="py-4 first:pt-0">
            <ItemLine
              item={item}
              at={at}
              hasBarcode={hasBarcodes}
              heaviestG={heaviestG}
              onChange={(to) => change(item.key, to)}
              {...(items.length > 1 && { onRemove: () => onChange(items.filter(({ key }) => key !== item.key)) })}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        onClick={() => onChange([...items, emptyItem(Math.max(...items.map(({ key }) => key)) + 1)])}
      >
        <PlusIcon />
        {t("addItem")}
      </Button>
    </fieldset>
  );
}

type ItemLineProps = {
  item: ItemDraft;
  at: number;
  hasBarcode: boolean;
  heaviestG: number | null;
  onChange: (to: Partial<ItemDraft>) => void;
  onRemove?: () => void;
};

function ItemLine({ item, at, hasBarcode, heaviestG, onChange, onRemove }: ItemLineProps) {
  const t = useTranslations("web.orders.form");
  const optionalMark = useTranslations("web.common")("optional");
  const isHeavy = tooHeavyLines([{ weightG: numberOf(item.weightKg, 1_000) }], heaviestG).length > 0;
  const typed = (name: "quantity" | "weightKg" | "volumeL" | "barcode" | "description") => ({
    autoComplete: "off",
    value: item[name],
    onValueChange: (text: string) => onChange({ [name]: text }),
  });
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-6">
      <Field
        name={`items.${at}.description`}
        label={t("description")}
        missing={t("descriptionMissing")}
        className="col-span-2 sm:col-span-4"
      >
        <FieldInput required maxLength={200} {...typed("description")} />
      </Field>
      <Field name={`items.${at}.kind`} label={t("kind")}>
        <Select
          value={item.kind}
          onChange={(kind) => onChange({ kind })}
          choices={itemKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Field>
      <Field name={`items.${at}.quantity`} label={t("quantity")}>
        <FieldInput inputMode="numeric" {...typed("quantity")} />
      </Field>
      <Field
        name={`items.${at}.weightG`}
        label={t("weight")}
        optionalMark={optionalMark}
        className="sm:col-span-2"
        {...(isHeavy && heaviestG !== null && { hint: t("heavy", { most: heaviestG / 1_000 }) })}
      >
        <FieldInput inputMode="decimal" {...typed("weightKg")} />
      </Field>
      <Field name={`items.${at}.volumeCm3`} label={t("volume")} optionalMark={optionalMark} className="sm:col-span-2">
        <FieldInput inputMode="decimal" {...typed("volumeL")} />
      </Field>
      {hasBarcode && (
        <Field
          name={`items.${at}.barcode`}
          label={t("barcode")}
          optionalMark={optionalMark}
          className="col-span-2"
          hint={t("barcodeHint")}
        >
          <FieldInput maxLength={60} {...typed("barcode")} className="font-mono" />
        </Field>
      )}
      {onRemove && (
        <div className="col-span-2 sm:col-span-6">
          <Button size="small" onClick={onRemove}>
            <Trash2Icon />
            {t("removeItem", { line: String(at + 1) })}
          </Button>
        </div>
      )}
    </div>
  );
}
