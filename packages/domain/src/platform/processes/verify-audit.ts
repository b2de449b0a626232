import type { Context } from "../../context.ts";
import { chainStart, platformChain, type SealableEntry, sealableColumns, sealOf } from "../audit/audit-chain.ts";
import type { AuditHead } from "../queries/list-audit-heads.ts";

/** What is wrong at one place of a chain. */
export type AuditFault =
  /** The entry is not what was sealed, or does not follow the one before: it was changed, or moved. */
  | { kind: "changed"; seq: number; entryId: string }
  /** The seal is there and its entry is not. */
  | { kind: "entry_missing"; seq: number; entryId: string }
  /** A number of the chain is not there. */
  | { kind: "seal_missing"; seq: number }
  /** The chain ends before what was anchored outside. */
  | { kind: "cut_off"; seq: number }
  /** The seal is not the one that was anchored outside: the chain was written anew. */
  | { kind: "rewritten"; seq: number };

export interface ChainReport {
  /** The organisation's id; the nil UUID for what belongs to none. */
  chain: string;
  sealed: number;
  head: string | null;
  faults: AuditFault[];
  /** Entries that no seal covers yet: nothing can be said of these. */
  unsealed: { entries: number; firstId: string | null; since: string | null };
}

interface SealedRow extends SealableEntry {
  seq: string;
  entry_id: string;
  hash: Buffer;
}

/** Reads every chain from its start and compares it with its entries and with what was anchored outside. */
export async function verifyAudit(ctx: Context, anchors: readonly AuditHead[]): Promise<ChainReport[]> {
  const { sql } = ctx.session;
  const rows = await sql<{ chain: string; entries: number; first_id: string | null; since: string | null }[]>`
    with tail as (
      select coalesce(organisation_id, ${platformChain}) as chain, count(*)::int as entries, min(id)::text as first_id,
             min(occurred_at)::text as since
        from audit_entries entry
       where not exists (select from audit_seals seal where seal.entry_id = entry.id)
       group by 1
    )
    select chain, coalesce(entries, 0) as entries, first_id, since
      from (select distinct chain from audit_seals union select chain from tail) as chains
      left join tail using (chain) order by chain`;
  const known = new Map(rows.map((row) => [row.chain, row]));
  for (const { chain } of anchors)
    if (!known.has(chain)) known.set(chain, { chain, entries: 0, first_id: null, since: null });

  const reports: ChainReport[] = [];
  for (const { chain, entries, first_id, since } of known.values()) {
    const anchored = new Map(anchors.filter((anchor) => anchor.chain === chain).map(({ seq, hash }) => [seq, hash]));
    const read = await readChain(ctx, chain, anchored);
    reports.push({ chain, ...read, unsealed: { entries, firstId: first_id, since } });
  }
  return reports;
}

async function readChain({ session: { sql } }: Context, chain: string, anchored: ReadonlyMap<number, string>) {
  const faults: AuditFault[] = [];
  let expected = 1;
  let before: Uint8Array = chainStart;
  const seals = sql<SealedRow[]>`
    select ${sql.unsafe(sealableColumns)}, seal.seq::text as seq, seal.entry_id::text as entry_id, seal.hash
      from audit_seals seal left join audit_entries entry on entry.id = seal.entry_id
     where seal.chain = ${chain} order by seal.seq`.cursor(1_000);
  for await (const page of seals) {
    for (const seal of page) {
      const seq = Number(seal.seq);
      for (; expected < seq; expected++) faults.push({ kind: "seal_missing", seq: expected });
      const isOfChain = (seal.organisation_id ?? platformChain) === chain;
      if (seal.id === null) faults.push({ kind: "entry_missing", seq, entryId: seal.entry_id });
      else if (!isOfChain || !sealOf(before, seal).equals(seal.hash))
        faults.push({ kind: "changed", seq, entryId: seal.entry_id });
      const anchor = anchored.get(seq);
      if (anchor !== undefined && anchor !== seal.hash.toString("hex")) faults.push({ kind: "rewritten", seq });
      before = seal.hash;
      expected = seq + 1;
    }
  }
  const last = Math.max(0, ...anchored.keys());
  if (last >= expected) faults.push({ kind: "cut_off", seq: last });
  return { sealed: expected - 1, head: expected > 1 ? Buffer.from(before).toString("hex") : null, faults };
}
