import type { Database } from "@cartage/db/client";
import type { Log } from "../context.ts";
import { compileRule, type RuleSurroundings } from "./evaluating/compile-rule.ts";
import type { CompiledRule } from "./evaluating/rule.ts";
import { listRuleVersions, type OrganisationRuleVersion } from "./queries/list-rule-versions.ts";

export interface RuleStore {
  /** The organisation's versions, compiled, oldest first; each judges the fixes of its own time. */
  rulesOf(organisationId: string): readonly CompiledRule[];
  /** Reads an organisation's rules now. Rejects when they could not be read. */
  catchUp(organisationId: string): Promise<void>;
  stop(): Promise<void>;
}

interface RuleStoreOptions {
  log: Log;
  /** What rules look up, for one organisation. */
  surroundingsOf(organisationId: string): RuleSurroundings;
  /** After an organisation's rules were read anew. */
  onChange?(organisationId: string): void;
  pollMs?: number;
}

/**
 * Keeps every organisation's rules in memory, and reads those of one anew when Postgres tells that they changed; looks
 * by the clock too, for notices that a broken connection swallowed. `database` is cartage_ingest's. Stop it before the
 * pool ends. Rejects when the rules cannot be read.
 */
export async function openRuleStore(
  database: Database,
  { log, surroundingsOf, onChange = () => {}, pollMs = 30_000 }: RuleStoreOptions,
): Promise<RuleStore> {
  let compiled = new Map<string, CompiledRule[]>();
  const failed = (err: unknown) =>
    log.error({ err }, "alert rules could not be read: those known so far stay in force");

  async function readAll() {
    compiled = compileAll(await listRuleVersions(database), surroundingsOf);
  }

  async function renew(organisationId: string) {
    const renewed = compileAll(await listRuleVersions(database, organisationId), surroundingsOf);
    compiled.set(organisationId, renewed.get(organisationId) ?? []);
    onChange(organisationId);
  }

  // one reading after the other, so that an older answer never replaces a newer one
  let reading: Promise<void> = Promise.resolve();
  const inTurn = (read: () => Promise<void>) => {
    const mine = reading.then(read);
    reading = mine.catch(failed);
    return mine;
  };
  const next = (read: () => Promise<void>) => {
    void inTurn(read);
    return reading;
  };

  const { unlisten } = await database.sql.listen(
    "alert_rules_changed",
    (organisationId) => void next(() => renew(organisationId)),
    () => void next(readAll),
  );
  await inTurn(readAll).catch(async (error) => {
    await unlisten();
    throw error;
  });
  const timer = setInterval(() => void next(readAll), pollMs);
  return {
    rulesOf: (organisationId) => compiled.get(organisationId) ?? [],
    catchUp: (organisationId) => inTurn(() => renew(organisationId)),
    async stop() {
      clearInterval(timer);
      await unlisten();
      await reading;
    },
  };
}

function compileAll(
  versions: readonly OrganisationRuleVersion[],
  surroundingsOf: RuleStoreOptions["surroundingsOf"],
): Map<string, CompiledRule[]> {
  const compiled = new Map<string, CompiledRule[]>();
  for (const version of versions) {
    const rules = compiled.get(version.organisationId) ?? [];
    rules.push(compileRule(version, surroundingsOf(version.organisationId)));
    compiled.set(version.organisationId, rules);
  }
  return compiled;
}
