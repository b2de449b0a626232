import clsx from "clsx";
import type { ComponentProps } from "react";
import { inputClass } from "./input-class.ts";

/** A line of text that stands alone; what names it stands around it or in its aria-label. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(inputClass, className)} />;
}
