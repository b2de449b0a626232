"use client";

import { Checkbox } from "@base-ui/react/checkbox";
import { CheckIcon } from "lucide-react";
import { useId } from "react";

type CheckChoicesProps<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
};

/** Any of a few, each on a line of its own. */
export function CheckChoices<Value extends string>({ label, choices, value, onChange }: CheckChoicesProps<Value>) {
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-ink">{label}</legend>
      <div className="grid gap-0.5">
        {choices.map((choice, at) => (
          <div key={choice.value} className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
            <Checkbox.Root
              // by number: a value may have spaces
              aria-labelledby={`${id}-${at}`}
              checked={value.includes(choice.value)}
              onCheckedChange={(isOn) =>
                onChange(
                  choices
                    .map((each) => each.value)
                    .filter((each) => (each === choice.value ? isOn : value.includes(each))),
                )
              }
              className="flex size-4.5 shrink-0 items-center justify-center rounded-small border border-control bg-raised text-on-accent data-checked:border-accent data-checked:bg-accent"
            >
              <Checkbox.Indicator>
                <CheckIcon className="size-3.5" />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <span id={`${id}-${at}`}>{choice.label}</span>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
