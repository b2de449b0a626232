"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";

type ChipChoicesProps<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
};

/** Any of a few short words, side by side; they stay in the order of the choices. */
export function ChipChoices<Value extends string>({ label, choices, value, onChange }: ChipChoicesProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      multiple
      value={[...value]}
      onValueChange={(chosen) => onChange(choices.map((each) => each.value).filter((each) => chosen.includes(each)))}
      className="flex flex-wrap gap-1"
    >
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="h-8 rounded-control border border-control bg-raised px-2.5 text-ink-muted transition-colors hover:bg-hover data-pressed:border-accent data-pressed:bg-accent-soft data-pressed:font-medium data-pressed:text-accent-ink pointer-coarse:h-11"
        >
          {choice.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
