import Papa from "papaparse";

export interface Table {
  /** By line of the file, the header being the first; empty lines are left out. */
  rows: { line: number; cells: Record<string, string> }[];
  missingColumns: string[];
  /** What no column of ours is called; they are passed over. */
  unknownColumns: string[];
}

const nameOf = (header: string) =>
  header
    .replace(/^\ufeff/, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** A table with a header row; comma, semicolon or tab. Names of columns go by their letters, spaces are underscores. */
export function readTable(text: string, columns: { required: readonly string[]; optional: readonly string[] }): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: false });
  const [head = [], ...body] = data;
  const names = head.map(nameOf);
  const known = [...columns.required, ...columns.optional];
  const rows = body.flatMap((values, at) => {
    if (values.every((value) => value.trim() === "")) return [];
    const cells = names.flatMap((name, column): [string, string][] =>
      known.includes(name) ? [[name, (values[column] ?? "").trim()]] : [],
    );
    return [{ line: at + 2, cells: Object.fromEntries(cells) }];
  });
  return {
    rows,
    missingColumns: columns.required.filter((name) => !names.includes(name)),
    unknownColumns: [...new Set(names.filter((name) => name !== "" && !known.includes(name)))],
  };
}
