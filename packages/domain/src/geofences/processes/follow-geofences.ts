import type { Database } from "../../run-as.ts";
import { compileFence } from "../evaluating/compiled-fence.ts";
import { FenceIndex } from "../evaluating/fence-index.ts";
import { type ChangedVersion, listFenceVersions, listNewestChanges } from "../queries/list-fence-versions.ts";

export interface FollowedGeofences {
  /** An organisation's geofences as they are now; kept true while changes come in. */
  of(organisationId: string): FenceIndex;
  /** Takes in what has changed of an organisation's geofences until now. Rejects when it could not be read. */
  catchUp(organisationId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface FollowOptions {
  /** Versions that had ended then judge nothing that is derived. */
  keptSince(): Date;
  onError(error: unknown): void;
  /** How often to look for changes whose notice was lost. */
  everyMs?: number;
  forgetEveryMs?: number;
}

const BATCH = 5_000;
/** What nobody derives by any more goes from memory this often. */
const FORGET_EVERY_MS = 3_600_000;
/** Transactions that began earlier may commit later: so many changes below the newest are looked at again. */
const OVERLAP = 10_000;

/**
 * Every geofence in memory, by organisation. An edit is there as soon as Postgres tells of it, in every process; one
 * whose notice was lost, at the next look. `database` is cartage_ingest's; stop it before the pool ends.
 */
export async function followGeofences(
  database: Database,
  { keptSince, onError, everyMs = 2_000, forgetEveryMs = FORGET_EVERY_MS }: FollowOptions,
): Promise<FollowedGeofences> {
  const indexes = new Map<string, FenceIndex>();
  const seen = new Map<string, number>();
  let newest = 0;
  let work: Promise<void> = Promise.resolve();

  function indexOf(organisationId: string): FenceIndex {
    const index = indexes.get(organisationId) ?? new FenceIndex();
    indexes.set(organisationId, index);
    return index;
  }

  function take(versions: ChangedVersion[]) {
    const byOrganisation = Map.groupBy(versions, ({ organisationId }) => organisationId);
    for (const [organisationId, ofOne] of byOrganisation) {
      indexOf(organisationId).apply(ofOne.map(compileFence));
      const last = ofOne.at(-1)?.change ?? 0;
      seen.set(organisationId, Math.max(last, seen.get(organisationId) ?? 0));
      newest = Math.max(newest, last);
    }
  }

  async function readFrom(after: number, organisationId?: string) {
    const asked = { ...(organisationId && { organisationId }), keptSince: keptSince(), limit: BATCH };
    for (let from = after; ; ) {
      const versions = await listFenceVersions(database, { ...asked, after: from });
      take(versions);
      if (versions.length < BATCH) return;
      from = versions.at(-1)?.change ?? from;
    }
  }

  /** One look after the other, so that none takes an older answer in after a newer one. */
  function inTurn(at: () => Promise<void>): Promise<void> {
    const mine = work.then(at);
    work = mine.catch(onError);
    return mine;
  }

  function look(at: () => Promise<void>): Promise<void> {
    void inTurn(at);
    return work;
  }

  function forget() {
    for (const index of indexes.values()) index.forgetBefore(keptSince().getTime());
  }

  const readNew = (organisationId: string) => readFrom(seen.get(organisationId) ?? 0, organisationId);

  async function readMissed(after: number) {
    for (const [organisationId, change] of await listNewestChanges(database, after)) {
      if (change > (seen.get(organisationId) ?? 0)) await readNew(organisationId);
    }
  }

  let isFirst = true;
  const { unlisten } = await database.sql.listen(
    "geofences_changed",
    (organisationId) => void look(() => readNew(organisationId)),
    () => {
      if (!isFirst) void look(() => readMissed(0));
      isFirst = false;
    },
  );
  await readFrom(0).catch(async (error) => {
    await unlisten();
    throw error;
  });
  const timer = setInterval(() => void look(() => readMissed(Math.max(0, newest - OVERLAP))), everyMs);
  const forgetting = setInterval(forget, forgetEveryMs);
  return {
    of: indexOf,
    catchUp: (organisationId) => inTurn(() => readNew(organisationId)),
    async stop() {
      clearInterval(timer);
      clearInterval(forgetting);
      await unlisten();
      await work;
    },
  };
}
