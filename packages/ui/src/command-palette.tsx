"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { SearchIcon } from "lucide-react";
import type { ReactNode } from "react";
import { backdropClass } from "./dialog.tsx";
import { Spinner } from "./spinner.tsx";

export type PaletteEntry = {
  id: string;
  label: string;
  /** Beside the label in a quieter tone: a plate, a vehicle's name. */
  detail?: string | undefined;
  icon: ReactNode;
  /** More words under which it is found. */
  keywords?: string[];
  onChoose: () => void;
};
export type PaletteGroup = {
  label: string;
  entries: PaletteEntry[] /** Already found by the server, so not sifted again. */;
  isFound?: boolean;
};

type CommandPaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  text: string;
  onText: (text: string) => void;
  groups: PaletteGroup[];
  isSearching: boolean;
  labels: { title: string; placeholder: string; nothing: string };
};

/** One field from which everything is reached. */
export function CommandPalette({ isOpen, onClose, text, onText, groups, isSearching, labels }: CommandPaletteProps) {
  const wanted = text.trim().toLocaleLowerCase();
  const shown = groups
    .map((group) => ({
      ...group,
      entries: group.isFound ? group.entries : group.entries.filter((entry) => matches(entry, wanted)),
    }))
    .filter((group) => group.entries.length > 0);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup className="fixed top-3 left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-sheet bg-raised text-ink shadow-popup outline-none transition-[opacity,scale] data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[14vh]">
          <BaseDialog.Title className="sr-only">{labels.title}</BaseDialog.Title>
          <Command shouldFilter={false} loop label={labels.title}>
            <div className="flex h-12 items-center gap-3 border-line border-b px-4">
              {isSearching ? <Spinner className="text-ink-faint" /> : <SearchIcon className="size-4 text-ink-faint" />}
              <Command.Input
                value={text}
                onValueChange={onText}
                placeholder={labels.placeholder}
                className="h-full min-w-0 flex-1 bg-transparent text-reading outline-none placeholder:text-ink-faint"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto overscroll-contain p-1.5">
              {shown.length === 0 && !isSearching && (
                <p className="px-3 py-8 text-center text-ink-muted">{labels.nothing}</p>
              )}
              {shown.map((group) => (
                <Command.Group
                  key={group.label}
                  heading={group.label}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-ink-faint"
                >
                  {group.entries.map((entry) => (
                    <Command.Item
                      key={entry.id}
                      value={entry.id}
                      onSelect={() => {
                        onClose();
                        entry.onChoose();
                      }}
                      className="flex min-h-9 select-none items-center gap-2.5 rounded-small px-2.5 data-[selected=true]:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-faint"
                    >
                      {entry.icon}
                      <span className="truncate">{entry.label}</span>
                      {entry.detail && <span className="ml-auto truncate pl-3 text-ink-faint">{entry.detail}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function matches({ label, keywords = [] }: PaletteEntry, wanted: string): boolean {
  return [label, ...keywords].some((word) => word.toLocaleLowerCase().includes(wanted));
}
