"use client";

import { Field, FieldText } from "@cartage/ui/field";
import type { ReactNode } from "react";

type PlacesFieldProps = {
  name: string;
  label: ReactNode;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  onFocus?: () => void;
};

/** Places, one a line. */
export function PlacesField({ name, label, hint, value, onChange, onFocus }: PlacesFieldProps) {
  return (
    <Field name={name} label={label} {...(hint && { hint })}>
      <FieldText
        rows={4}
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onFocus={onFocus}
      />
    </Field>
  );
}
