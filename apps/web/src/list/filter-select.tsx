"use client";

import { Select } from "@cartage/ui/select";

type FilterSelectProps<Value extends string> = {
  label: string;
  value: Value | null;
  onChange: (value: Value | null) => void;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  /** Said where nothing is chosen. */
  any: string;
  className?: string;
};

/** Narrows a list to those of one kind, or of any. */
export function FilterSelect<Value extends string>({
  label,
  value,
  onChange,
  values,
  nameOf,
  any,
  className,
}: FilterSelectProps<Value>) {
  const choices = [{ value: null, label: any }, ...values.map((each) => ({ value: each, label: nameOf(each) }))];
  return <Select<Value | null> {...{ label, value, onChange, choices, className }} />;
}
