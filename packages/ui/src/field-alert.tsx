import type { ReactNode } from "react";

/** What is wrong with a part of a form that no Field says it of. */
export function FieldAlert({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="text-caption text-critical-ink">
      {children}
    </p>
  );
}
