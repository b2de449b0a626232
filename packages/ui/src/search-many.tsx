"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { XIcon } from "lucide-react";
import { type Found, FoundPopup } from "./found-popup.tsx";
import { inputClass } from "./input-class.ts";
import { useHydrated } from "./use-hydrated.ts";

type SearchManyProps = {
  /** What the typed text finds; the caller asks for it. */
  found: Found[];
  onSearch: (text: string) => void;
  value: Found[];
  onChange: (chosen: Found[]) => void;
  label: string;
  placeholder: string;
  nothing: string;
  removeLabel: (name: string) => string;
  isInvalid?: boolean;
};

/** Several of many, found by typing; each chosen one is a chip that can be taken away. */
export function SearchMany({ found, onSearch, value, onChange, label, placeholder, ...rest }: SearchManyProps) {
  const { nothing, removeLabel, isInvalid = false } = rest;
  const isHydrated = useHydrated();
  // Base UI's own hidden input bears an inline style, which the page's policy refuses in HTML from the server
  if (!isHydrated) {
    return <input disabled aria-label={label} placeholder={placeholder} className={clsx(inputClass, "w-full")} />;
  }
  return (
    <Combobox.Root
      multiple
      items={found}
      filter={null}
      value={value}
      onValueChange={onChange}
      onInputValueChange={onSearch}
      isItemEqualToValue={(one, other) => one.value === other.value}
    >
      <Combobox.Chips
        className={clsx(
          inputClass,
          "flex h-auto! min-h-8 w-full flex-wrap items-center gap-1 px-1! py-0.75 focus-within:border-focus",
          isInvalid && "border-critical!",
        )}
      >
        {value.map((each) => (
          <Combobox.Chip
            key={each.value}
            className="flex h-6 max-w-full items-center gap-1 rounded-small bg-accent-soft pl-2 text-accent-ink data-highlighted:outline-2 data-highlighted:outline-focus"
          >
            <span className="truncate">{each.label}</span>
            <Combobox.ChipRemove
              aria-label={removeLabel(each.label)}
              className="flex size-6 items-center justify-center rounded-small hover:bg-hover"
            >
              <XIcon className="size-3" />
            </Combobox.ChipRemove>
          </Combobox.Chip>
        ))}
        <Combobox.Input
          aria-label={label}
          aria-invalid={isInvalid || undefined}
          placeholder={placeholder}
          className="h-6 min-w-28 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-faint"
        />
      </Combobox.Chips>
      <FoundPopup nothing={nothing} />
    </Combobox.Root>
  );
}
