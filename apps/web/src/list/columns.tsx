import type { DataColumn } from "@cartage/ui/data-column";
import { LocalDay, RelativeTime } from "../format/times.tsx";
import { Words } from "../format/words.tsx";

// What columns of several lists have in common: how a cell looks, and that the file says the same.

type Heading<Row> = Omit<DataColumn<Row>, "cell" | "text">;

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What a row is called, on every screen. */
export function nameColumn<Row extends { name: string }>(
  header: string,
  cell: DataColumn<Row>["cell"] = ({ name }) => name,
): DataColumn<Row> {
  const place = { isSortable: true, isOnPhone: true, width: "w-auto", skeleton: "w-32" };
  return { id: "name", header, ...place, text: ({ name }) => name, cell };
}

type Quiet<Row> = Heading<Row> & {
  text: (row: Row) => string | null;
  /** What the screen says instead, in the person's language. */
  shown?: (row: Row) => string | null;
  /** Said where there is nothing. */
  none?: string;
};

/** What matters less than the name. */
export function quietColumn<Row>({ text, shown = text, none = "", ...heading }: Quiet<Row>): DataColumn<Row> {
  return {
    ...heading,
    text,
    cell(row) {
      const said = shown(row);
      return said ? <span className="text-ink-muted">{said}</span> : <span className="text-ink-faint">{none}</span>;
    },
  };
}

/** An id or a code, as machines write it. */
export function codeColumn<Row>({
  text,
  none = "",
  ...heading
}: Heading<Row> & { text: (row: Row) => string | null; none?: string }): DataColumn<Row> {
  return {
    ...heading,
    text,
    cell(row) {
      const code = text(row);
      return code ? (
        <span className="font-mono text-caption text-ink-muted">{code}</span>
      ) : (
        <span className="text-ink-faint">{none}</span>
      );
    },
  };
}

/** Words of the organisation's own. */
export function wordsColumn<Row>(heading: Heading<Row>, words: (row: Row) => readonly string[]): DataColumn<Row> {
  return {
    ...heading,
    text: (row) => words(row).join(" "),
    cell: (row) => (
      <span className="flex gap-1 overflow-hidden">
        <Words words={words(row)} />
      </span>
    ),
  };
}

export function countColumn<Row>(heading: Heading<Row>, count: (row: Row) => number): DataColumn<Row> {
  return { ...heading, isNumber: true, text: count, cell: count };
}

/** How long ago something was. */
export function agoColumn<Row>(heading: Heading<Row>, at: (row: Row) => number | null): DataColumn<Row> {
  return {
    ...heading,
    text: (row) => isoOf(at(row)),
    cell: (row) => <RelativeTime at={at(row)} className="text-ink-muted" />,
  };
}

/** On which day something was. */
export function dayColumn<Row>(heading: Heading<Row>, at: (row: Row) => number): DataColumn<Row> {
  return {
    ...heading,
    text: (row) => isoOf(at(row)),
    cell: (row) => (
      <span className="text-ink-muted">
        <LocalDay at={at(row)} />
      </span>
    ),
  };
}

/** What can be done with a row; a file has none of it. */
export function actionsColumn<Row>(width: string, cell: DataColumn<Row>["cell"]): DataColumn<Row> {
  return { id: "actions", header: "", isOnPhone: true, width, text: () => null, cell };
}
