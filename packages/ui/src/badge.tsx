import clsx from "clsx";
import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "moving" | "idling" | "parked" | "silent" | "warning" | "critical";

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-muted",
  accent: "bg-accent-soft text-accent-ink",
  moving: "bg-moving-soft text-moving-ink",
  idling: "bg-idling-soft text-idling-ink",
  parked: "bg-parked-soft text-parked-ink",
  silent: "bg-silent-soft text-silent-ink",
  warning: "bg-warning-soft text-warning-ink",
  critical: "bg-critical-soft text-critical-ink",
};

/** A short word about a thing; a colour only where it is a state. */
export function Badge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-small px-1.5 font-medium text-caption [&_svg]:size-3",
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
