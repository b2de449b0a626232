import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { audit } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { eraseProofs } from "../proving/erase-proofs.ts";

const atOnce = 200;

/** Erases what proofs hold once their organisation keeps them no longer. Answers how many went; again is harmless. */
export async function expireProofs(ctx: Context): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  let gone = 0;
  for (let part = atOnce; part === atOnce; gone += part) part = await expireSome(ctx);
  return gone;
}

function expireSome(ctx: Context): Promise<number> {
  const occurredAt = ctx.now();
  return transactionally(ctx, async (tx) => {
    const expired = await tx.execute<{ organisationId: string; proofId: string; orderId: string }>(sql`
      select proof.organisation_id as "organisationId", proof.id as "proofId", proof.order_id as "orderId"
        from proof_settings setting
        join proofs proof on proof.organisation_id = setting.organisation_id and proof.body is not null
         and proof.received_at < ${occurredAt.toISOString()}::timestamptz
             - make_interval(days => (setting.settings ->> 'keptDays')::integer)
       order by proof.organisation_id, proof.id
       limit ${atOnce}
         for update of proof`);
    for (const [organisationId, rows] of Map.groupBy([...expired], (row) => row.organisationId)) {
      await eraseProofs(tx, organisationId, { proofIds: rows.map(({ proofId }) => proofId), because: "expired" });
      for (const { proofId, orderId } of rows)
        await audit(tx, { type: "proof.erased", proofId, orderId, occurredAt }, {}, organisationId);
    }
    return expired.length;
  });
}
