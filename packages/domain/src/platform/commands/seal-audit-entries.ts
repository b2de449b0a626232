import type { Session } from "@cartage/db/session";
import type { Context } from "../../context.ts";
import { chainStart, platformChain, type SealableEntry, sealableColumns, sealOf } from "../audit/audit-chain.ts";

/** Ids are given out before they are committed: so many below the last sealed one may still have been on their way. */
const overlap = 10_000;

/**
 * Gives entries their place in their organisation's chain, in the order in which it finds them; `everything` looks at
 * the whole trail instead of its end. Answers how many. One process at a time seals; the others answer 0.
 */
export async function sealAuditEntries(
  ctx: Context,
  { limit, everything = false }: { limit: number; everything?: boolean },
): Promise<number> {
  return ctx.session.transaction(async (session) => {
    const { sql } = session;
    const [lock] = await sql<{ got: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('audit seals', 0)) as got`;
    if (!lock?.got) return 0;
    const entries = await sql<SealableEntry[]>`
      select ${sql.unsafe(sealableColumns)} from audit_entries entry
       where (${everything} or id > (select coalesce(max(entry_id), 0) - ${overlap} from audit_seals))
         and not exists (select from audit_seals seal where seal.entry_id = entry.id)
       order by entry.id limit ${limit}`;
    const heads = await readHeads(session, [...new Set(entries.map(chainOf))]);
    const sealedAt = ctx.now().toISOString();
    for (const entry of entries) {
      const chain = chainOf(entry);
      const head = heads.get(chain) ?? { seq: 0, hash: chainStart };
      const next = { seq: head.seq + 1, hash: sealOf(head.hash, entry) };
      await sql`
        insert into audit_seals (chain, seq, entry_id, hash, sealed_at)
        values (${chain}, ${next.seq}, ${entry.id}, ${next.hash}, ${sealedAt})`;
      heads.set(chain, next);
    }
    return entries.length;
  });
}

const chainOf = ({ organisation_id }: SealableEntry) => organisation_id ?? platformChain;

async function readHeads({ sql }: Session, chains: string[]) {
  const rows = await sql<{ chain: string; seq: string; hash: Buffer }[]>`
    select distinct on (chain) chain, seq, hash from audit_seals where chain = any(${chains}::uuid[])
     order by chain, seq desc`;
  return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq: Number(seq), hash }]));
}
