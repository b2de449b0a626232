import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-small border border-line bg-canvas px-1 font-sans text-[0.6875rem] text-ink-faint leading-none">
      {children}
    </kbd>
  );
}
