"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { XIcon } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button-class.ts";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  isWide?: boolean;
  /** A press outside does not close it: what it shows is shown once. */
  isSticky?: boolean;
  children: ReactNode;
};

export const backdropClass =
  "fixed inset-0 z-40 bg-[rgb(8_10_16/0.45)] transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-[rgb(0_0_0/0.6)]";

/** Where typing can begin: the first field, else whatever comes first. */
function firstField(popup: HTMLElement | null): HTMLElement | true {
  return popup?.querySelector<HTMLElement>("input:not([aria-hidden]), textarea, select") ?? true;
}

/** A question or a form over the page; on a phone it rises from the lower edge. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  closeLabel,
  isWide = false,
  isSticky = false,
  children,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()} disablePointerDismissal={isSticky}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={() => firstField(popup.current)}
          className={clsx(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col overflow-hidden rounded-t-sheet bg-raised text-ink shadow-popup outline-none transition-[opacity,translate]",
            "sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76vh] sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:rounded-sheet",
            "data-ending-style:translate-y-3 data-starting-style:translate-y-3 data-ending-style:opacity-0 data-starting-style:opacity-0",
            isWide ? "sm:max-w-3xl" : "sm:max-w-md",
          )}
        >
          <div className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="font-semibold text-title">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="mt-1 text-ink-muted">{description}</BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close aria-label={closeLabel} className={buttonClass("quiet", "icon", "-mt-1 -mr-2")}>
              <XIcon />
            </BaseDialog.Close>
          </div>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>;
}

export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {children}
    </div>
  );
}
