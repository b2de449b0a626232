import type { Context } from "../../context.ts";

/** The newest seal of a chain. Kept outside the database, it tells when what it covers is cut off or written anew. */
export interface AuditHead {
  chain: string;
  seq: number;
  /** Hex. */
  hash: string;
}

/** The heads of all chains. */
export async function listAuditHeads({ session }: Context): Promise<AuditHead[]> {
  const rows = await session.sql<{ chain: string; seq: string; hash: string }[]>`
    select distinct on (chain) chain, seq, encode(hash, 'hex') as hash from audit_seals order by chain, seq desc`;
  return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }));
}
