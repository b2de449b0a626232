import clsx from "clsx";
import type { ComponentType, ReactNode } from "react";
import type { LinkProps, NavItem } from "./nav-item.ts";
import { PhoneTabs } from "./phone-tabs.tsx";

type AppShellProps = {
  brand: ReactNode;
  /** Whose work is done here, below the brand. */
  owner?: ReactNode;
  items: NavItem[];
  /** Renders a link with the app's router. */
  link: ComponentType<LinkProps>;
  search: ReactNode;
  footer: ReactNode;
  /** What must not be missed, above every page. */
  banner?: ReactNode;
  labels: { nav: string; skip: string; more: string };
  children: ReactNode;
};

/** The frame of every signed-in page: a sidebar from 768 px, a rail of icons below 1,100 px, tabs below the content on a phone. */
export function AppShell({ brand, owner, items, link: Link, search, footer, banner, labels, children }: AppShellProps) {
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)_auto] md:grid-cols-[3.5rem_minmax(0,1fr)] md:grid-rows-1 wide:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-raised px-3 py-2 text-ink focus:translate-y-0 focus:shadow-popup"
      >
        {labels.skip}
      </a>
      <header className="flex items-center gap-2 border-line border-b bg-canvas px-3 py-2 md:flex-col md:items-stretch md:border-r md:border-b-0 md:px-2 md:py-3">
        <div className="flex h-8 items-center px-1.5 md:mb-2">{brand}</div>
        {owner}
        <div className="ml-auto md:ml-0">{search}</div>
        <nav aria-label={labels.nav} className="hidden flex-col gap-0.5 md:mt-3 md:flex">
          {items.map((item) => (
            <Link
              key={item.href}
              href={item.href}
              {...(item.isCurrent && { "aria-current": "page" })}
              className={clsx(
                "flex h-8 items-center gap-2.5 rounded-control px-2.5 font-medium transition-colors",
                item.isCurrent ? "bg-hover text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
              )}
            >
              <item.icon className={clsx("size-4 shrink-0", item.isCurrent && "text-accent")} />
              <span className="sr-only wide:not-sr-only">{item.label}</span>
            </Link>
          ))}
        </nav>
        <div className="md:mt-auto">{footer}</div>
      </header>
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col bg-surface outline-none">
        {banner}
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </main>
      <PhoneTabs items={items} link={Link} labels={labels} />
    </div>
  );
}
