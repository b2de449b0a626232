import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Organisations whose chain went on since its last checkpoint. */
export async function listUnsignedChains(ctx: Context): Promise<string[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.db.execute<{ id: string }>(sql`
    select organisation.id from organisations organisation
     where exists (
       select from proof_seals seal
        where seal.organisation_id = organisation.id
          and seal.organisation_seq > coalesce((
            select max(checkpoint.seq) from proof_checkpoints checkpoint
             where checkpoint.organisation_id = organisation.id), 0))
     order by organisation.id`);
  return rows.map(({ id }) => id);
}
