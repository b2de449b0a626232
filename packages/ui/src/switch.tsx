"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { useId } from "react";
import { useHydrated } from "./use-hydrated.ts";

type SwitchProps = { label: string; hint?: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** Something that is on or off, and what that means. */
export function Switch({ label, hint, isOn, onChange }: SwitchProps) {
  const id = useId();
  // Base UI's hidden input has an inline style, which a page's policy refuses in the server's HTML
  const isHydrated = useHydrated();
  return (
    <div className="flex items-start gap-3">
      {isHydrated ? (
        <BaseSwitch.Root
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          checked={isOn}
          onCheckedChange={onChange}
          className={trackClass}
        >
          <BaseSwitch.Thumb className="size-3.5 rounded-round bg-ink-muted transition-transform data-checked:translate-x-4 data-checked:bg-on-accent" />
        </BaseSwitch.Root>
      ) : (
        <span className={trackClass} />
      )}
      <div>
        <p id={id} className="font-medium">
          {label}
        </p>
        {hint && (
          <p id={`${id}-hint`} className="text-caption text-ink-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

const trackClass =
  "mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-round border border-control bg-sunken p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent";
