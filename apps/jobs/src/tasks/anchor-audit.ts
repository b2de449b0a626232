import { appendFile } from "node:fs/promises";
import { type AuditHead, listAuditHeads } from "@cartage/domain/platform/queries/list-audit-heads";
import type { Task } from "./task.ts";

/**
 * Writes down outside the database where each chain of the audit trail stands: into the log, and into a file where one is
 * given. Who cuts a chain off, or writes it anew, contradicts that.
 */
export function createAnchorAudit({ file, told }: { file: string | undefined; told(head: AuditHead): void }): Task {
  const anchored = new Map<string, number>();
  return {
    name: "anchor-audit",
    schedule: "*/5 * * * *",
    isDueAtStart: true,
    async run(ctx) {
      const heads = (await listAuditHeads(ctx)).filter(({ chain, seq }) => anchored.get(chain) !== seq);
      const lines = heads.map((head) => `${JSON.stringify({ at: ctx.now().toISOString(), ...head })}\n`);
      if (file !== undefined && lines.length > 0) await appendFile(file, lines.join(""));
      for (const head of heads) {
        told(head);
        anchored.set(head.chain, head.seq);
      }
      return heads.length;
    },
  };
}
