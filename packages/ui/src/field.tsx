"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { inputClass } from "./input-class.ts";

type FieldProps = {
  /** The name under which the form's values and the server's complaints know it. */
  name: string;
  label: ReactNode;
  hint?: string;
  /** Shown when a required field is left empty. */
  missing?: string;
  optionalMark?: string;
  className?: string;
  children: ReactNode;
};

/** A label, a control, what it is for, and what is wrong with it, tied together for screen readers. */
export function Field({ name, label, hint, missing, optionalMark, className, children }: FieldProps) {
  return (
    <BaseField.Root name={name} className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <BaseField.Label className="flex items-baseline gap-1.5 font-medium text-ink">
        {label}
        {optionalMark && <span className="font-normal text-caption text-ink-faint">{optionalMark}</span>}
      </BaseField.Label>
      {children}
      {hint && <BaseField.Description className="text-caption text-ink-muted">{hint}</BaseField.Description>}
      {missing && (
        <BaseField.Error match="valueMissing" className="text-caption text-critical-ink">
          {missing}
        </BaseField.Error>
      )}
      <BaseField.Validity>
        {({ validity }) =>
          missing && validity.valueMissing ? null : <BaseField.Error className="text-caption text-critical-ink" />
        }
      </BaseField.Validity>
    </BaseField.Root>
  );
}

/** A line of text inside a Field. */
export function FieldInput({
  className,
  ...rest
}: Omit<ComponentProps<typeof BaseField.Control>, "className"> & { className?: string }) {
  return <BaseField.Control {...rest} className={clsx(inputClass, className)} />;
}

/** Paragraphs inside a Field; it grows with what is typed where a browser can do that. */
export function FieldText({ rows = 5, ...rest }: Omit<ComponentProps<"textarea">, "className">) {
  return (
    <BaseField.Control
      render={
        <textarea
          {...rest}
          rows={rows}
          className={clsx(inputClass, "field-sizing-content h-auto max-h-80 min-h-24 py-1.5 pointer-coarse:h-auto")}
        />
      }
    />
  );
}
