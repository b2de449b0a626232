"use client";

import { inputClass } from "@cartage/ui/input-class";
import { Menu, MenuToggle } from "@cartage/ui/menu";
import clsx from "clsx";
import { ChevronsUpDownIcon } from "lucide-react";

type FilterManyProps<Value extends string> = {
  label: string;
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  /** Said where nothing is chosen. */
  any: string;
  className?: string;
};

/** Narrows a list by any number of values. */
export function FilterMany<Value extends string>(props: FilterManyProps<Value>) {
  const { label, value, onChange, values, nameOf, any, className } = props;
  const [first, ...others] = value;
  const shown = first === undefined ? any : nameOf(first);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${value.map(nameOf).join(", ") || any}`}
          className={clsx(inputClass, "flex items-center justify-between gap-2 text-left", className)}
        >
          <span className={clsx("truncate", first === undefined && "text-ink-faint")}>{shown}</span>
          {others.length > 0 && <span className="text-accent-ink">+{others.length}</span>}
          <ChevronsUpDownIcon className="ml-auto size-3.5 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <div className="max-h-72 overflow-y-auto">
        {values.map((each) => (
          <MenuToggle
            key={each}
            isOn={value.includes(each)}
            onChange={(isOn) => onChange(values.filter((other) => (other === each ? isOn : value.includes(other))))}
          >
            {nameOf(each)}
          </MenuToggle>
        ))}
      </div>
    </Menu>
  );
}
