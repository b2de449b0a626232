import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import { type FollowedGeofences, followGeofences } from "@cartage/domain/geofences/processes/follow-geofences";
import { openRuleStore, type RuleStore } from "@cartage/domain/alerts/rule-store";
import type { Database } from "@cartage/domain/run-as";
import type { Definitions } from "@cartage/domain/tracking/deriving/read-worlds";
import type { Logger } from "@cartage/observability/logger";

export interface DefinitionsOptions {
  database: Database;
  retentionDays: number;
  log: Logger;
}

export interface FollowedDefinitions extends Definitions {
  stop(): Promise<void>;
}

const dayMs = 86_400_000;

/** Geofences and rules of all organisations in memory, opened when they are needed first: Postgres may not be there yet. */
export function followDefinitions({ database, retentionDays, log }: DefinitionsOptions): FollowedDefinitions {
  let opening: Promise<{ fences: FollowedGeofences; rules: RuleStore }> | null = null;
  let opened: Awaited<NonNullable<typeof opening>> | null = null;

  async function open() {
    const fences = await followGeofences(database, {
      keptSince: () => new Date(Date.now() - retentionDays * dayMs),
      onError: (err) => log.warn({ err }, "geofences not read anew yet"),
    });
    const surroundingsOf = (organisationId: string) => ({
      fence: (geofenceId: string, at: number) => fences.of(organisationId).fenceAt(geofenceId, at) ?? undefined,
    });
    return { fences, rules: await openRuleStore(database, { log, surroundingsOf }) };
  }

  return {
    async refresh() {
      opening ??= open();
      opened = await opening.catch((error: unknown) => {
        opening = null;
        throw error;
      });
    },
    fencesOf: (organisationId) => opened?.fences.of(organisationId) ?? new FenceIndex(),
    rulesOf: (organisationId) => opened?.rules.rulesOf(organisationId) ?? [],
    async stop() {
      await opened?.rules.stop();
      await opened?.fences.stop();
    },
  };
}
