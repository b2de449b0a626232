"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import clsx from "clsx";
import { CheckIcon, ChevronsUpDownIcon } from "lucide-react";
import type { ReactNode } from "react";
import { inputClass } from "./input-class.ts";
import { popupClass, popupItemClass } from "./popup-class.ts";
import { useHydrated } from "./use-hydrated.ts";

export type Choice<Value> = { value: Value; label: string; icon?: ReactNode };

type SelectProps<Value> = {
  choices: readonly Choice<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  placeholder?: string;
  /** Needed where no Field names it. */
  label?: string;
  className?: string | undefined;
};

/** One of a few. Inside a Field it takes that field's name and label. */
export function Select<Value extends string | null>({
  choices,
  value,
  defaultValue,
  onChange,
  placeholder,
  label,
  className,
}: SelectProps<Value>) {
  const isHydrated = useHydrated();
  if (!isHydrated) {
    // Base UI's hidden input has an inline style, which a page's policy refuses in the server's HTML
    const shown = choices.find((choice) => choice.value === (value ?? defaultValue ?? null));
    return (
      <div className={clsx(inputClass, "flex items-center justify-between gap-2", className)}>
        <span className={clsx("truncate", !shown && "text-ink-faint")}>{shown?.label ?? placeholder}</span>
        <ChevronsUpDownIcon className="size-3.5 text-ink-faint" />
      </div>
    );
  }
  return (
    <BaseSelect.Root
      items={choices}
      {...(value !== undefined && { value })}
      {...(defaultValue !== undefined && { defaultValue })}
      onValueChange={(chosen) => onChange?.(chosen as Value)}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={clsx(inputClass, "flex items-center justify-between gap-2 text-left", className)}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-faint" />
        <BaseSelect.Icon>
          <ChevronsUpDownIcon className="size-3.5 text-ink-faint" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className={clsx(popupClass, "min-w-(--anchor-width)")}>
            <BaseSelect.List className="max-h-72 overflow-y-auto">
              {choices.map((choice) => (
                <BaseSelect.Item key={choice.value ?? ""} value={choice.value} className={popupItemClass}>
                  {choice.icon}
                  <BaseSelect.ItemText className="flex-1">{choice.label}</BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator>
                    <CheckIcon className="size-3.5 text-accent" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
