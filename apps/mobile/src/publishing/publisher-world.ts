import type { NumberedPosition, PositionStore, RecordedPosition } from "../outbox/position-store.ts";
import { createPublisher, type Link, type LinkListener, type PostOutcome, type Publisher } from "./publisher.ts";

/** What survives a crash of the phone: its store, which this fake keeps as a disk would. */
export function createDisk() {
  const rows = new Map<number, RecordedPosition>();
  let last = 0;
  const open = (): PositionStore => ({
    append: async (position) => {
      last += 1;
      rows.set(last, position);
      return last;
    },
    readAfter: async (after, limit) =>
      [...rows]
        .filter(([seq]) => seq > after)
        .slice(0, limit)
        .map(([seq, position]) => ({ ...position, seq })),
    removeThrough: async (through) => {
      for (const seq of [...rows.keys()]) if (seq <= through) rows.delete(seq);
    },
    waiting: async () => ({
      count: rows.size,
      newestSeq: Math.max(0, ...rows.keys()),
      oldestAt: rows.values().next().value?.t ?? null,
    }),
    close: async () => {},
  });
  return { rows, open, recorded: () => last };
}

/** A server behind a network whose every step a test chooses: messages arrive, get lost, or lose their answer. */
export function createWorld(hasMqtt = true) {
  const disk = createDisk();
  const stored = new Set<number>();
  const arrivals: { connection: number; seqs: number[] }[] = [];
  const steps: (() => void)[] = [];
  const timers = new Set<{ at: number; callback: () => void }>();
  const connections: { listener: LinkListener; isOpen: boolean; number: number; pending: NumberedPosition[][] }[] = [];
  let now = 1_000_000;
  let boot = 0;
  let publisher: Publisher;

  const commit = (connection: number, positions: NumberedPosition[]) => {
    arrivals.push({ connection, seqs: positions.map(({ seq }) => seq) });
    for (const { seq } of positions) stored.add(seq);
  };

  function openLink(listener: LinkListener): Link {
    const life = boot;
    const connection = { listener, isOpen: true, number: connections.length, pending: [] as NumberedPosition[][] };
    connections.push(connection);
    steps.push(() => connection.isOpen && life === boot && listener.opened());
    return {
      publish: (positions) =>
        new Promise((resolve) => {
          connection.pending.push(positions);
          resolve();
        }),
      close: () => {
        connection.isOpen = false;
      },
    };
  }

  const posts: { positions: NumberedPosition[]; answer: (outcome: PostOutcome) => void }[] = [];

  const world = {
    disk,
    stored,
    arrivals,
    get publisher() {
      return publisher;
    },
    async start(isOnline = true) {
      boot += 1;
      const life = boot;
      const alive =
        <Args extends unknown[]>(callback: (...args: Args) => void) =>
        (...args: Args) => {
          if (life === boot) callback(...args);
        };
      timers.clear();
      posts.length = 0;
      publisher = createPublisher({
        store: disk.open(),
        openLink: hasMqtt
          ? (listener) =>
              openLink({
                opened: alive(listener.opened),
                stored: alive(listener.stored),
                closed: alive(listener.closed),
              })
          : null,
        post: (positions) => new Promise((answer) => posts.push({ positions, answer })),
        now: () => now,
        after: (delayMs, callback) => {
          const timer = { at: now + delayMs, callback: alive(callback) };
          timers.add(timer);
          return () => timers.delete(timer);
        },
        random: () => 0.5,
        onChange: () => {},
      });
      await publisher.start(isOnline);
    },
    /** Ends the process as a dead battery does: nothing of it runs any more, what was sent stays sent. */
    crash() {
      for (const connection of connections) connection.isOpen = false;
      return world.start();
    },
    record: () => publisher.record({ t: now, lat: 10, lon: 106 }),
    connect() {
      for (const step of steps.splice(0)) step();
    },
    /** The worker takes the oldest message of the newest connection; its receipt arrives, or not. */
    deliver(hasReceipt: boolean) {
      const connection = connections.findLast(({ pending }) => pending.length > 0);
      const positions = connection?.pending.shift();
      if (!connection || !positions) return;
      commit(connection.number, positions);
      const through = positions.at(-1)?.seq ?? 0;
      if (hasReceipt && connection.isOpen) connection.listener.stored(through);
    },
    drop() {
      const connection = connections.findLast(({ isOpen }) => isOpen);
      if (!connection) return;
      Object.assign(connection, { isOpen: false, pending: [] });
      connection.listener.closed();
    },
    answerPost(outcome: PostOutcome, isAnswerLost = false) {
      const request = posts.shift();
      if (!request) return;
      if (outcome === "committed") commit(-1, request.positions);
      request.answer(isAnswerLost ? "failed" : outcome);
    },
    pass(ms: number) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
    network: (isOnline: boolean) => publisher.network(isOnline),
  };
  return world;
}

export type World = ReturnType<typeof createWorld>;
