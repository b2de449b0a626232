import { observerActor } from "@cartage/domain/actor";
import type { Context, Log } from "@cartage/domain/context";
import { watchVehicleChanges } from "@cartage/domain/fleet/queries/watch-vehicle-changes";
import { type Database, runAs } from "@cartage/domain/run-as";
import { listMovedSince } from "@cartage/domain/tracking/queries/list-moved-since";
import { listVehicleChanges } from "@cartage/domain/tracking/queries/list-vehicle-changes";
import { type Snapshot, takeSnapshot } from "@cartage/domain/tracking/queries/take-snapshot";
import { Channel, type Filter } from "./channel.ts";
import type { FrameSource } from "./frame-source.ts";
import type { Reader } from "./watch-group.ts";

/** The live streams of one process: one subscription and one set of queries an organisation, however many watch. */
export interface LiveHub {
  /** Watches an organisation until the reader leaves or the signal aborts. */
  watch(organisationId: string, filter: Filter, stop: AbortSignal): Promise<Watch>;
  readonly readers: number;
  stop(): Promise<void>;
}

interface Watch extends Reader {
  /** What a reader sees at first. */
  snapshot(): Promise<Snapshot>;
}

export interface HubOptions {
  /** cartage_app's pool. */
  database: Database;
  frames: FrameSource;
  log: Log;
  healEveryMs?: number;
}

interface Open {
  channel: Channel;
  close(): void;
}

/** Twenty looks a second for a few readers; a thousand share the processor with everything else. */
const everyMs = (readers: number) => Math.min(500, Math.max(50, readers / 4));

/** Rejects when Postgres cannot be reached. */
export async function createLiveHub({ database, frames, log, healEveryMs = 15_000 }: HubOptions): Promise<LiveHub> {
  const open = new Map<string, Open>();
  let readers = 0;

  const heal = (channel: Channel) =>
    channel.heal().catch((err: unknown) => log.warn({ err }, "what frames may have missed could not be read"));
  frames.onGap(() => {
    for (const { channel } of open.values()) heal(channel);
  });
  const look = (channel: Channel) =>
    channel.lookForChanges().catch((err: unknown) => log.warn({ err }, "changed vehicles could not be read"));
  const changes = await watchVehicleChanges(database, {
    onChange(organisationId) {
      const opened = open.get(organisationId);
      if (opened) look(opened.channel);
    },
    onMissed() {
      for (const { channel } of open.values()) look(channel);
    },
  });

  function openChannel(organisationId: string): Open {
    const ask = <T>(work: (ctx: Context) => Promise<T>) => runAs(database, observing(organisationId, log), work);
    const channel = new Channel({
      snapshot: (filter) => ask((ctx) => takeSnapshot(ctx, filter)),
      movedSince: (version) => ask((ctx) => listMovedSince(ctx, { version })),
      changedSince: (version, filter) => ask((ctx) => listVehicleChanges(ctx, { ...filter, version })),
      everyMs: () => everyMs(readers),
      now: () => performance.now(),
      onRefusal: (refusal) => log.warn({ organisationId, refusal }, "a live frame could not be read"),
    });
    const unsubscribe = frames.subscribe(organisationId, (payload) => channel.take(payload));
    const timer = setInterval(() => heal(channel), healEveryMs);
    const close = () => {
      clearInterval(timer);
      unsubscribe();
      channel.stop();
      open.delete(organisationId);
    };
    const opened = { channel, close };
    open.set(organisationId, opened);
    return opened;
  }

  return {
    async watch(organisationId, filter, stop) {
      const { channel, close } = open.get(organisationId) ?? openChannel(organisationId);
      let reader: Reader | null = null;
      let isWatching = true;
      readers += 1;
      // at the abort too: a generator that nobody asks any more never gets to its end
      const leave = () => {
        if (!isWatching) return;
        isWatching = false;
        readers -= 1;
        stop.removeEventListener("abort", leave);
        reader?.leave();
        if (!channel.isWatched && open.get(organisationId)?.channel === channel) close();
      };
      stop.addEventListener("abort", leave);
      try {
        reader = await channel.join(filter, stop);
      } catch (error) {
        leave();
        throw error;
      }
      if (stop.aborted) leave();
      return { leave, next: reader.next, snapshot: () => channel.snapshot(filter) };
    },
    get readers() {
      return readers;
    },
    async stop() {
      for (const { close } of open.values()) close();
      await changes.stop();
    },
  };
}

function observing(organisationId: string, log: Log): Omit<Context, "session"> {
  return { actor: observerActor(organisationId), now: () => new Date(), requestId: crypto.randomUUID(), log };
}
