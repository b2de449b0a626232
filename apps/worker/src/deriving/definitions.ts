import { openRuleStore, type RuleStore } from "@cartage/domain/alerts/rule-store";
import type { Log } from "@cartage/domain/context";
import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import { type FollowedGeofences, followGeofences } from "@cartage/domain/geofences/processes/follow-geofences";
import type { Database } from "@cartage/domain/run-as";
import type { Definitions } from "@cartage/domain/tracking/deriving/read-worlds";
import { listDefinitionCounts } from "@cartage/domain/tracking/queries/list-definition-counts";

export interface DefinitionsOptions {
  database: Database;
  retentionDays: number;
  log: Log;
}

export interface FollowedDefinitions extends Definitions {
  stop(): Promise<void>;
}

interface Opened {
  fences: FollowedGeofences;
  rules: RuleStore;
}

const none = new FenceIndex();
const dayMs = 86_400_000;

/** Geofences and rules of all organisations in memory, opened when they are needed first: Postgres may not be there yet. */
export function followDefinitions({ database, retentionDays, log }: DefinitionsOptions): FollowedDefinitions {
  let opening: Promise<Opened> | null = null;
  let known: Opened | null = null;
  /** So many changes of each organisation at least are in memory. */
  let counts = new Map<string, number>();

  async function open(): Promise<Opened> {
    counts = await listDefinitionCounts(database);
    const fences = await followGeofences(database, {
      keptSince: () => new Date(Date.now() - retentionDays * dayMs),
      onError: (err) => log.warn({ err }, "geofences not read anew yet"),
    });
    const surroundingsOf = (organisationId: string) => ({
      fence: (geofenceId: string, at: number) => fences.of(organisationId).fenceAt(geofenceId, at) ?? undefined,
    });
    try {
      return { fences, rules: await openRuleStore(database, { log, surroundingsOf }) };
    } catch (error) {
      await fences.stop();
      throw error;
    }
  }

  return {
    async refresh(asked) {
      opening ??= open();
      try {
        known = await opening;
      } catch (error) {
        opening = null;
        throw error;
      }
      const { fences, rules } = known;
      for (const [organisationId, count] of asked) {
        if (count <= (counts.get(organisationId) ?? 0)) continue;
        // what it has seen of is read, whether or not the notice of it has come
        await Promise.all([fences.catchUp(organisationId), rules.catchUp(organisationId)]);
        counts.set(organisationId, count);
      }
    },
    fencesOf: (organisationId) => known?.fences.of(organisationId) ?? none,
    rulesOf: (organisationId) => known?.rules.rulesOf(organisationId) ?? [],
    async stop() {
      // a worker may be told to stop while it opens them
      const opened = await opening?.catch(() => null);
      await opened?.rules.stop();
      await opened?.fences.stop();
    },
  };
}
