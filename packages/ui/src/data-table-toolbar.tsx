"use client";

import { BracesIcon, DownloadIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import type { DataColumn, TableView } from "./data-column.ts";
import { SearchField } from "./search-field.tsx";
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
