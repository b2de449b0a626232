"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { CheckIcon } from "lucide-react";
import { popupClass, popupItemClass } from "./popup-class.ts";

export type Found = { value: string; label: string; detail?: string | undefined };

/** What the typed text finds, below its field; `nothing` where that is nothing. */
export function FoundPopup({ nothing }: { nothing: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
        <Combobox.Popup className={clsx(popupClass, "w-(--anchor-width)")}>
          <Combobox.Empty className="px-2 py-3 text-center text-ink-muted empty:hidden">{nothing}</Combobox.Empty>
          <Combobox.List className="max-h-56 overflow-y-auto">
            {(item: Found) => (
              <Combobox.Item key={item.value} value={item} className={popupItemClass}>
                <span className="truncate">{item.label}</span>
                <span className="ml-auto text-ink-faint">{item.detail}</span>
                <Combobox.ItemIndicator>
                  <CheckIcon className="size-3.5 text-accent" />
                </Combobox.ItemIndicator>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
