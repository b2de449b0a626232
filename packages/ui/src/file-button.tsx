"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";
import { Spinner } from "./spinner.tsx";

type FileButtonProps = {
  /** Types that the system's dialog offers, as in `image/png,image/webp`; what comes is to be checked anyway. */
  accept: string;
  onFile: (file: File) => void;
  isBusy?: boolean;
  isInvalid?: boolean;
  /** The id of what is said of it: a hint, or what is wrong. */
  describedBy?: string;
  children: ReactNode;
};

/** Asks for a file; looks like a button, and is one file input for keyboard and screen reader. */
export function FileButton({ accept, onFile, isBusy = false, isInvalid, describedBy, children }: FileButtonProps) {
  return (
    <label
      className={clsx(
        buttonClass(),
        "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2",
      )}
    >
      {isBusy && <Spinner className="absolute" />}
      <span className={clsx("inline-flex items-center gap-2", isBusy && "invisible")}>{children}</span>
      <input
        type="file"
        accept={accept}
        disabled={isBusy}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // the same file may be chosen again after it was mended
          currentTarget.value = "";
          if (file) onFile(file);
        }}
        className="sr-only"
      />
    </label>
  );
}
