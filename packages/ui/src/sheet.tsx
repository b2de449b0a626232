"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { XIcon } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";
import { backdropClass } from "./dialog.tsx";

type SheetProps = { isOpen: boolean; onClose: () => void; title: string; closeLabel: string; children: ReactNode };

/** A page's second thought: detail that slides in from the right, or from below on a phone. */
export function Sheet({ isOpen, onClose, title, closeLabel, children }: SheetProps) {
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup className="fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col rounded-t-sheet bg-raised shadow-popup outline-none transition-[opacity,translate] data-ending-style:translate-y-6 data-starting-style:translate-y-6 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-y-2 sm:right-2 sm:left-auto sm:max-h-none sm:w-[26rem] sm:rounded-sheet sm:data-ending-style:translate-x-6 sm:data-ending-style:translate-y-0 sm:data-starting-style:translate-x-6 sm:data-starting-style:translate-y-0">
          <div className="flex items-center gap-4 border-line border-b px-5 py-3">
            <BaseDialog.Title className="min-w-0 flex-1 truncate font-semibold text-title">{title}</BaseDialog.Title>
            <BaseDialog.Close aria-label={closeLabel} className={buttonClass("quiet", "icon", "-mr-2")}>
              <XIcon />
            </BaseDialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
