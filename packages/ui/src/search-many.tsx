"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { CheckIcon, XIcon } from "lucide-react";
import { inputClass } from "./input-class.ts";
import { popupClass, popupItemClass } from "./popup-class.ts";
import type { Found } from "./search-select.tsx";
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
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
          <Combobox.Popup className={clsx(popupClass, "w-(--anchor-width)")}>
            <Combobox.Empty className="px-2 py-3 text-center text-ink-muted empty:hidden">{nothing}</Combobox.Empty>
            <Combobox.List className="max-h-56 overflow-y-auto">
              {(item: Found) => (
                <Combobox.Item key={item.value} value={item} className={popupItemClass}>
                  <span className="truncate">{item.label}</span>
                  <span className="ml-auto text-ink-faint">{item.detail}</span>
                  <Combobox.ItemIndicator>
                    <CheckIcon className="size-3.5 text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
