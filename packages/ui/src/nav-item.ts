import type { ComponentType, ReactNode } from "react";

export type NavItem = { href: string; label: string; icon: ComponentType<{ className?: string }>; isCurrent: boolean };

export type LinkProps = {
  href: string;
  className?: string;
  children: ReactNode;
  "aria-current"?: "page";
  "aria-label"?: string;
};
