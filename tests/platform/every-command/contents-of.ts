import type { Database } from "@cartage/domain/run-as";

/** The digest of a table's rows, by the table's name. */
export type Contents = Record<string, string | null>;

/** What stands in every table. */
export async function contentsOf({ sql }: Database): Promise<Contents> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const digests = tables.map(
    ({ name }) => `select '${name}' as name, md5(string_agg(t::text, ',' order by t::text)) as digest from "${name}" t`,
  );
  const rows = await sql.unsafe<{ name: string; digest: string | null }[]>(digests.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
