"use client";

import { EllipsisIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Menu } from "./menu.tsx";

type MoreMenuProps = {
  /** Of what thing, for a screen reader. */
  label: string;
  isBusy?: boolean;
  children: ReactNode;
};

/** What else can be done with a thing, behind three dots. */
export function MoreMenu({ label, isBusy = false, children }: MoreMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <Button size="icon" look="quiet" aria-label={label} isBusy={isBusy}>
          <EllipsisIcon />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
