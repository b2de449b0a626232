import clsx from "clsx";
import type { ReactNode } from "react";

type PageHeaderProps = {
  back?: ReactNode;
  title: ReactNode;
  beside?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
};

/** A page's name, what is most worth knowing about it, and what can be done. */
export function PageHeader({ back, title, beside, below, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-6 sm:pt-5">
      <div className="min-w-0 flex-1">
        {back && <div className="mb-1 text-ink-muted">{back}</div>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="truncate font-semibold max-sm:whitespace-normal max-sm:break-words text-heading tracking-[-0.015em]">
            {title}
          </h1>
          {beside}
        </div>
        {below && <div className="mt-1 text-ink-muted">{below}</div>}
      </div>
      {actions && (
        <div className={clsx("flex flex-wrap items-center gap-2", (back || below) && "max-sm:w-full")}>{actions}</div>
      )}
    </header>
  );
}
