import { proofCheckpoints, proofSeals } from "@cartage/db/schema/proofs";
import { and, desc, eq, gte } from "drizzle-orm";
import { authorise, authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { Checkpoint } from "../proof/inputs.ts";
import { signCheckpoint as sign } from "../proof/seal-proof.ts";
import { holdOrganisationChain } from "../proving/hold-chains.ts";
import { holdSigningKey } from "../proving/hold-signing-key.ts";
import { keepCheckpoint } from "../proving/keep-proof.ts";
import { readSeal } from "../proving/read-statements.ts";

/**
 * Signs how far an organisation's chain has come; answers null when nothing was sealed since the last time. Whoever may
 * download a bundle, and our own processes, may have it signed: it says nothing but what the chain says.
 */
export async function signCheckpoint(
  ctx: Context,
  { organisationId }: { organisationId: string },
): Promise<Checkpoint | null> {
  if (ctx.actor.organisationId === null) authoriseOnPlatform(ctx.actor, "instances.keep");
  else authorise(ctx.actor, "orders.view");

  return transactionally(ctx, async (tx) => {
    await holdOrganisationChain(tx, organisationId);
    const head = await newestSeal(tx, organisationId);
    if (!head) return null;
    const [there] = await tx
      .select({ seq: proofCheckpoints.seq })
      .from(proofCheckpoints)
      .where(
        and(eq(proofCheckpoints.organisationId, organisationId), gte(proofCheckpoints.seq, head.organisationChain.seq)),
      )
      .limit(1);
    if (there) return null;
    const checkpoint = sign(head, ctx.now().getTime(), await holdSigningKey(tx, organisationId));
    await keepCheckpoint(tx, checkpoint);
    return checkpoint.statement;
  });
}

async function newestSeal(tx: Transaction, organisationId: string) {
  const [row] = await tx
    .select({ statement: proofSeals.statement })
    .from(proofSeals)
    .where(eq(proofSeals.organisationId, organisationId))
    .orderBy(desc(proofSeals.organisationSeq))
    .limit(1);
  return row && readSeal(row.statement);
}
