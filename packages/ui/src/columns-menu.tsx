"use client";

import { Columns3Icon } from "lucide-react";
import { Button } from "./button.tsx";
import { type DataColumn, shownColumns } from "./data-column.ts";
import { Menu, MenuToggle } from "./menu.tsx";

type ColumnsMenuProps<Row> = {
  columns: readonly DataColumn<Row>[];
  /** Null for the usual ones. */
  chosen: string[] | null;
  onChoose: (columns: string[]) => void;
  label: string;
};

/** Which columns of a list are shown; the first one always is. */
export function ColumnsMenu<Row>({ columns, chosen, onChoose, label }: ColumnsMenuProps<Row>) {
  const shown = shownColumns(columns, chosen).map((column) => column.id);
  const toggle = (id: string, isOn: boolean) =>
    onChoose(columns.map((column) => column.id).filter((other) => (other === id ? isOn : shown.includes(other))));
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" size="icon" aria-label={label}>
          <Columns3Icon />
        </Button>
      }
    >
      {columns.slice(1).map((column) => (
        <MenuToggle key={column.id} isOn={shown.includes(column.id)} onChange={(isOn) => toggle(column.id, isOn)}>
          {column.header}
        </MenuToggle>
      ))}
    </Menu>
  );
}
