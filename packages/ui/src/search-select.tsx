"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { XIcon } from "lucide-react";
import { type Found, FoundPopup } from "./found-popup.tsx";
import { inputClass } from "./input-class.ts";
import { useHydrated } from "./use-hydrated.ts";

export type { Found };

type SearchSelectProps = {
  /** What the typed text finds; the caller asks for it. */
  found: Found[];
  onSearch: (text: string) => void;
  value: Found | null;
  onChange: (chosen: Found | null) => void;
  /** Where no Field names it. */
  label?: string;
  placeholder: string;
  nothing: string;
  clearLabel: string;
};

/** One of many, found by typing. Inside a Field it takes that field's name and label. */
export function SearchSelect({
  found,
  onSearch,
  value,
  onChange,
  label,
  placeholder,
  nothing,
  clearLabel,
}: SearchSelectProps) {
  const isHydrated = useHydrated();
  // Base UI's own hidden input bears an inline style, which the page's policy refuses in HTML from the server
  if (!isHydrated) {
    return <input disabled aria-label={label} placeholder={placeholder} className={clsx(inputClass, "w-full pr-8")} />;
  }
  return (
    <Combobox.Root
      items={found}
      filter={null}
      value={value}
      onValueChange={onChange}
      onInputValueChange={onSearch}
      isItemEqualToValue={(one, other) => one.value === other.value}
    >
      <div className="relative">
        <Combobox.Input aria-label={label} placeholder={placeholder} className={clsx(inputClass, "w-full pr-8")} />
        <Combobox.Clear
          aria-label={clearLabel}
          className="absolute top-1/2 right-1 flex size-6 -translate-y-1/2 items-center justify-center rounded-small text-ink-faint hover:bg-hover hover:text-ink"
        >
          <XIcon className="size-3.5" />
        </Combobox.Clear>
      </div>
      <FoundPopup nothing={nothing} />
    </Combobox.Root>
  );
}
