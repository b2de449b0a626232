"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-class.ts";
import { Spinner } from "./spinner.tsx";

type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & {
  look?: ButtonLook;
  size?: ButtonSize;
  /** The press is being worked on: the label stays for its width, a spinner stands over it. */
  isBusy?: boolean;
  className?: string;
};

export function Button({ look, size, isBusy = false, disabled, className, children, ...rest }: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      disabled={disabled || isBusy}
      focusableWhenDisabled={isBusy}
      aria-busy={isBusy || undefined}
      className={buttonClass(look, size, className)}
    >
      {isBusy ? (
        <>
          <Spinner className="absolute" />
          {/* unseen, but still the button's name */}
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </BaseButton>
  );
}
