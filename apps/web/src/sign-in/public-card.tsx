import type { ReactNode } from "react";

/** The one column of a page before signing in: what it is, and what to do. */
export function PublicCard({ title, lead, children }: { title: string; lead: ReactNode; children?: ReactNode }) {
  return (
    <div className="w-full max-w-sm">
      <h1 className="font-semibold text-display tracking-[-0.02em]">{title}</h1>
      <p className="mt-1 text-ink-muted text-reading">{lead}</p>
      {children}
    </div>
  );
}
