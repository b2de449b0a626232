/** What a command changed of a row, for the audit trail: only what differs, as it was and as it is. */
export interface Change {
  before?: object;
  after?: object;
}

/**
 * A change as the audit trail is told it, which keeps it for ever: of what may tell of people, only that it changed.
 * `audited` names the rest.
 */
export function withoutWords({ before, after = {} }: Change, audited: ReadonlySet<string>): Change {
  const left = (of: object) => Object.fromEntries(Object.entries(of).filter(([name]) => audited.has(name)));
  const changed = Object.keys(after).filter((name) => !audited.has(name));
  return { ...(before && { before: left(before) }), after: { ...left(after), ...(changed.length > 0 && { changed }) } };
}

/** Some of a row's values; what is missing stays. */
export type Given<Row extends object> = { [Name in keyof Row]?: Row[Name] | undefined };

/** The given values that differ from the row's. */
export function changeOf<Row extends object>(
  row: Row,
  given: Given<Row>,
): { before: Partial<Row>; after: Partial<Row> } {
  const names = (Object.keys(given) as (keyof Row)[]).filter(
    (name) => given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(row[name]),
  );
  const pick = (from: typeof given) => Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Row>;
  return { before: pick(row), after: pick(given) };
}
