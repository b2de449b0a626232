"use client";

import { BracesIcon, DownloadIcon, SearchIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import type { DataColumn, TableView } from "./data-column.ts";
import { Input } from "./input.tsx";
import { Kbd } from "./kbd.tsx";
import { Tooltip } from "./tooltip.tsx";

type Export = { label: string; onExport: () => Promise<void> };

type ToolbarProps<Row> = {
  columns: readonly DataColumn<Row>[];
  view: TableView;
  onView: (change: Partial<TableView>) => void;
  filters?: ReactNode;
  exports: readonly Export[];
  labels: { search: string; columns: string };
};

const typingPauseMs = 200;

/** Above a list: the filter (reached with `/`), further filters, columns to choose, export. */
export function DataTableToolbar<Row>({ columns, view, onView, filters, exports, labels }: ToolbarProps<Row>) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 pb-3 sm:px-6">
      <SearchField
        key={labels.search}
        text={view.search}
        onText={(search) => onView({ search })}
        label={labels.search}
      />
      {filters}
      <div className="ml-auto flex items-center gap-1">
        <ColumnsMenu
          columns={columns}
          chosen={view.columns}
          onChoose={(chosen) => onView({ columns: chosen })}
          label={labels.columns}
        />
        {exports.map((each, at) => (
          <ExportButton key={each.label} {...each} icon={at === 0 ? <DownloadIcon /> : <BracesIcon />} />
        ))}
      </div>
    </div>
  );
}

function ExportButton({ label, onExport, icon }: Export & { icon: ReactNode }) {
  const [isExporting, setExporting] = useState(false);
  return (
    <Tooltip text={label} side="left">
      <Button
        look="quiet"
        size="icon"
        aria-label={label}
        isBusy={isExporting}
        onClick={() => {
          setExporting(true);
          void onExport().finally(() => setExporting(false));
        }}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}

function SearchField({ text, onText, label }: { text: string; onText: (text: string) => void; label: string }) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // the address changed by going back or by a reset, not by typing
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    pause.current = setTimeout(() => {
      setKnown(typed);
      onText(typed);
    }, typingPauseMs);
    return () => clearTimeout(pause.current);
  }, [typed, text, onText]);
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches("input, textarea, [contenteditable]");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", reach);
    return () => document.removeEventListener("keydown", reach);
  }, []);
  return (
    <div className="relative w-full sm:w-64">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
      <Input
        ref={field}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={({ relatedTarget }) => {
          // who follows a link leaves: what is written into the address then would lead back
          if (relatedTarget?.closest("a[href]")) clearTimeout(pause.current);
        }}
        className="peer w-full pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 peer-focus:hidden pointer-coarse:hidden">
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}
