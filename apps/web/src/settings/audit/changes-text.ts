type Changed = { before: Record<string, unknown> | null; after: Record<string, unknown> | null };

/** What was changed, name by name: "plate: 29C-1 → 29C-2". Names are those of the API, as in an export. */
export function changesText({ before, after }: Changed): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => [name, shown(before?.[name]), shown(after?.[name])] as const)
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => `${name}: ${[was, is].filter((value) => value !== null).join(" → ") || "–"}`)
    .join("; ");
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length > 0 ? value.map(shown).join(", ") : null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
