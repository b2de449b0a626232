"use client";

import { Field, FieldText } from "@cartage/ui/field";
import type { ReactNode } from "react";

type PlacesFieldProps = {
  name: string;
  label: ReactNode;
  hint?: string;
  /** Said when it is left empty, where it must not be. */
  missing?: string;
  value: string;
  onChange: (value: string) => void;
  onFocus?: () => void;
};

/** Places, one a line. */
export function PlacesField({ name, label, hint, missing, value, onChange, onFocus }: PlacesFieldProps) {
  return (
    <Field name={name} label={label} {...(hint && { hint })} {...(missing && { missing })}>
      <FieldText
        rows={4}
        required={missing !== undefined}
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onFocus={onFocus}
      />
    </Field>
  );
}
