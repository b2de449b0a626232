import type { ReactNode } from "react";

type EmptyStateProps = { icon: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet, why, and the next step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center justify-center px-6 py-16 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-panel border border-line bg-canvas text-ink-faint shadow-control [&_svg]:size-5">
        {icon}
      </span>
      <h2 className="font-semibold text-reading">{title}</h2>
      {children && <p className="mt-1 max-w-sm text-ink-muted">{children}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
