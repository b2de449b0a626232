"use client";

import { Input } from "@cartage/ui/input";
import { useProblem } from "../problems.tsx";

type TextFieldProps = {
  label: string;
  path: string;
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  most: number;
};

/** A word of the sentence that people write themselves. */
export function TextField({ label, path, value, onChange, placeholder, most }: TextFieldProps) {
  const { problem, tie } = useProblem(path);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Input
        {...tie}
        aria-label={label}
        placeholder={placeholder}
        maxLength={most}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="w-44 font-mono"
      />
      {problem}
    </span>
  );
}
