import { type EscalationTarget, rotaOverrides, rotas } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import { listWorkers } from "../alerts/list-workers.ts";
import type { Transaction } from "../transactionally.ts";
import { onCallAt } from "./on-call.ts";

/** The people behind the targets of a level at this moment, each once. */
export async function listTargets(
  tx: Transaction,
  organisationId: string,
  targets: readonly EscalationTarget[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const { kind, id } of targets) {
    if (kind === "member") found.add(id);
    else if (kind === "role") {
      for (const { userId, role } of await listWorkers(tx, organisationId)) if (role === id) found.add(userId);
    } else {
      const onCall = await onCallOf(tx, organisationId, id);
      if (onCall) found.add(onCall);
    }
  }
  return [...found];
}

async function onCallOf(tx: Transaction, organisationId: string, rotaId: string): Promise<string | null> {
  const [rota] = await tx
    .select()
    .from(rotas)
    .where(and(eq(rotas.organisationId, organisationId), eq(rotas.id, rotaId), isNull(rotas.archivedAt)));
  if (!rota) return null;
  const overrides = await tx.select().from(rotaOverrides).where(eq(rotaOverrides.rotaId, rotaId));
  return onCallAt(rota, overrides, tx.context.now());
}
