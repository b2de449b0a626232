import clsx from "clsx";
import type { ReactNode } from "react";

const tones = {
  accent: "bg-accent-soft text-accent-ink",
  warning: "bg-warning-soft text-warning-ink",
  critical: "bg-critical-soft text-critical-ink",
};

type NoticeProps = {
  tone: keyof typeof tones;
  icon?: ReactNode;
  role?: "alert" | "status";
  className?: string;
  children: ReactNode;
};

/** One sentence that must not be missed: shown once, revoked, refused, stale since. */
export function Notice({ tone, icon, role, className, children }: NoticeProps) {
  return (
    <div
      role={role}
      className={clsx(
        "flex items-start gap-2 rounded-control px-3 py-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0",
        tones[tone],
        className,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
