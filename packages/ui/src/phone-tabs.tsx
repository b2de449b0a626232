"use client";

import clsx from "clsx";
import { EllipsisIcon } from "lucide-react";
import type { ComponentType } from "react";
import { Menu, MenuLink } from "./menu.tsx";
import type { LinkProps, NavItem } from "./nav-item.ts";

type PhoneTabsProps = {
  items: NavItem[];
  link: ComponentType<LinkProps>;
  labels: { nav: string; more: string };
};

/** As many as fit beside each other on a narrow phone; fewer with longer names beside the way to the rest. */
const mostTabs = 5;
const tabsBesideRest = 3;

const tabClass = (isCurrent: boolean) =>
  clsx(
    "flex h-14 min-w-0 flex-col items-center justify-center gap-1 px-0.5 text-caption",
    isCurrent ? "font-medium text-ink" : "text-ink-muted",
  );

/** The sections below the content of a phone; those that do not fit are behind the last tab. */
export function PhoneTabs({ items, link: Link, labels }: PhoneTabsProps) {
  const tabs = items.length > mostTabs ? items.slice(0, tabsBesideRest) : items;
  const rest = items.slice(tabs.length);
  const isOneOfRest = rest.some(({ isCurrent }) => isCurrent);
  return (
    <nav
      aria-label={labels.nav}
      className="grid auto-cols-fr grid-flow-col border-line border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {tabs.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          {...(item.isCurrent && { "aria-current": "page" })}
          className={tabClass(item.isCurrent)}
        >
          <item.icon className={clsx("size-5", item.isCurrent && "text-accent")} />
          <span className="max-w-full truncate">{item.label}</span>
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu
          side="top"
          align="end"
          trigger={
            <button type="button" className={tabClass(isOneOfRest)}>
              <EllipsisIcon className={clsx("size-5", isOneOfRest && "text-accent")} />
              <span className="max-w-full truncate">{labels.more}</span>
            </button>
          }
        >
          {rest.map((item) => (
            <MenuLink key={item.href} link={Link} href={item.href} icon={<item.icon />} isCurrent={item.isCurrent}>
              {item.label}
            </MenuLink>
          ))}
        </Menu>
      )}
    </nav>
  );
}
