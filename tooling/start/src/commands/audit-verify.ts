import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@cartage/db/client";
import { processActor } from "@cartage/domain/actor";
import { type AuditFault, type ChainReport, verifyAudit } from "@cartage/domain/platform/processes/verify-audit";
import type { AuditHead } from "@cartage/domain/platform/queries/list-audit-heads";
import { runAs } from "@cartage/domain/run-as";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { root } from "../root.ts";
import { auditAnchors } from "../running/audit-anchors.ts";
import { readConfiguration, type Variables } from "../running/configuration.ts";
import { givenUrls, provisionedUrls } from "../running/database-urls.ts";
import { readSecrets } from "../running/secrets.ts";

const directory = join(root, ".cartage");

/** `audit:verify [--anchors FILE]`: reads every organisation's audit trail; 1 when one is wrong, or without any anchor. */
export async function auditVerify(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { anchors: { type: "string" } },
  });
  const { variables } = readConfiguration();
  const file = values.anchors ?? auditAnchors(variables, directory);
  const anchors = await readAnchors(file);
  const database = connect(await platformUrl(variables), { max: 2, name: "cartage-audit-verify" });
  try {
    const given = { actor: processActor("audit-verify"), requestId: crypto.randomUUID(), now: () => new Date() };
    const reports = await runAs(database, given, (ctx) => verifyAudit(ctx, anchors ?? []));
    const names = await database.sql<{ id: string; name: string }[]>`select id, name from organisations`;
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const anchored = new Set(anchors?.map(({ chain }) => chain));
    for (const report of reports)
      describe(report, {
        name: nameOf.get(report.chain) ?? "of no organisation",
        isAnchored: anchored.has(report.chain),
      });
    const faults = reports.reduce((count, report) => count + report.faults.length, 0);
    const isComparable = anchored.size > 0;
    const verdict = isComparable ? "nothing is wrong" : "not enough to tell";
    console.log(
      `\n${reports.length} chains, compared with ${anchors?.length ?? 0} anchors: ${faults > 0 ? `${faults} faults` : verdict}.`,
    );
    if (!isComparable) {
      console.error(`✗ ${anchors ? `${file} holds no anchor` : `There is no file ${file}`}.`);
      console.error(
        "  A chain that was cut off or written anew does not show. Name the anchors, or jobs' log, by --anchors.",
      );
    }
    return faults === 0 && isComparable ? 0 : 1;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED")
      throw new Obstacle("Postgres does not answer.", "Start Cartage, or give DATABASE_PLATFORM_URL.");
    throw error;
  } finally {
    await database.end();
  }
}

function describe(
  { chain, sealed, head, faults, unsealed }: ChainReport,
  { name, isAnchored }: { name: string; isAnchored: boolean },
): void {
  console.log(`${name} (${chain}): ${sealed} sealed${head ? `, head ${head.slice(0, 16)}…` : ""}`);
  if (sealed > 0 && !isAnchored) console.log("  no anchor: whether it was cut off or written anew cannot be said");
  if (unsealed.entries > 0)
    console.log(
      `  unsealed: ${unsealed.entries} entries from id ${unsealed.firstId} on (${unsealed.since}); nothing can be said of these`,
    );
  for (const fault of faults) console.log(`  ✗ ${sentenceOf(fault)}`);
}

function sentenceOf(fault: AuditFault): string {
  switch (fault.kind) {
    case "changed":
      return `number ${fault.seq}: entry ${fault.entryId} is not what was sealed, or stands in another place`;
    case "entry_missing":
      return `number ${fault.seq}: entry ${fault.entryId} was taken away`;
    case "seal_missing":
      return `number ${fault.seq} is missing`;
    case "cut_off":
      return `the chain ends before number ${fault.seq}, which was anchored`;
    case "rewritten":
      return `number ${fault.seq} is not what was anchored: the chain was written anew`;
  }
}

async function platformUrl(variables: Variables): Promise<string> {
  const { DATABASE_PLATFORM_URL, DATABASE_URL, CARTAGE_POSTGRES_PORT } = variables;
  if (DATABASE_PLATFORM_URL) return DATABASE_PLATFORM_URL;
  if (DATABASE_URL) return givenUrls({ ...variables, DATABASE_URL }).platform;
  const { databasePassword } = await readSecrets(directory);
  return provisionedUrls(`postgres://127.0.0.1:${CARTAGE_POSTGRES_PORT}`, "cartage", databasePassword).platform;
}

/** The lines of an anchors' file, and the lines of a log that hold an anchor; null without the file. */
async function readAnchors(file: string): Promise<AuditHead[] | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  return text.split("\n").flatMap((line) => {
    const found = /"chain":"([0-9a-f-]{36})","seq":(\d+),"hash":"([0-9a-f]{64})"/.exec(line);
    return found?.[1] && found[3] ? [{ chain: found[1], seq: Number(found[2]), hash: found[3] }] : [];
  });
}
