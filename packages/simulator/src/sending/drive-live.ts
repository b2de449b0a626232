import type { DemoLife } from "../demo/create-demo-fleets.ts";
import type { Loss } from "./connect-device.ts";
import { createSender, type Sender } from "./create-sender.ts";
import { createPace, type Pace } from "./pace.ts";

type LiveCounts = { connected: number; waiting: number; confirmed: number; dropped: number };

export type LiveFleet = { counts(): LiveCounts; stop(): Promise<void> };

export type LiveSettings = {
  url: string;
  /** How long the devices were without a network before they begin: what they kept meanwhile comes first. */
  backlogMs?: number;
  onLost?: (deviceId: string, loss: Loss) => void;
};

/** Each vehicle is looked at once a second, a part of them at each tick, so that messages spread evenly. */
const TICKS = 10;
const TICK_MS = 100;
/** A broker takes new connections in turn, not all at once. */
const NEW_PER_TICK = 4;
const REPEATED_SHARE = 0.002;
/** At five seconds a position, seven hours without a broker. */
const CAPACITY = 5_000;

type Driven = DemoLife & { sender: Sender; pace: Pace; from: number; isConnected: boolean };

/** Lets a fleet's devices report as time passes, each over its own connection, until it is stopped. */
export function driveLive(lives: readonly DemoLife[], { url, backlogMs = 0, onLost }: LiveSettings): LiveFleet {
  const driven: Driven[] = [];
  let tick = 0;

  function begin(life: DemoLife): void {
    const { id: deviceId, secret, organisationId } = life.device;
    const pace = createPace();
    const sender = createSender({
      url,
      organisationId,
      deviceId,
      secret,
      capacity: CAPACITY,
      onInstruction: (instruction) => pace.follow(instruction),
      onConnected: () => {
        entry.isConnected = true;
      },
      onLost: (loss) => {
        entry.isConnected = false;
        onLost?.(deviceId, loss);
      },
    });
    const entry: Driven = { ...life, sender, pace, from: Date.now() - backlogMs, isConnected: false };
    driven.push(entry);
  }

  function report(entry: Driven): void {
    const { fleet, vehicle, sender, pace, from } = entry;
    const to = Date.now();
    if (to <= from) return;
    entry.from = to;
    const isReachable = fleet.outagesBetween(vehicle, to, to + 1).length === 0;
    sender.setReachable(isReachable);
    entry.isConnected &&= isReachable;
    for (const position of fleet.positionsBetween(vehicle, from, to)) {
      if (!pace.isDue(position)) continue;
      sender.send(position);
      if (Math.random() < REPEATED_SHARE) sender.repeat();
    }
  }

  const timer = setInterval(() => {
    tick += 1;
    for (const life of lives.slice(driven.length, driven.length + NEW_PER_TICK)) begin(life);
    for (let i = tick % TICKS; i < driven.length; i += TICKS) {
      const entry = driven[i];
      if (entry) report(entry);
    }
  }, TICK_MS);

  return {
    counts: () =>
      driven.reduce(
        (sum, { sender: { counts }, isConnected }) => ({
          connected: sum.connected + Number(isConnected),
          waiting: sum.waiting + counts.kept,
          confirmed: sum.confirmed + counts.confirmed,
          dropped: sum.dropped + counts.dropped,
        }),
        { connected: 0, waiting: 0, confirmed: 0, dropped: 0 },
      ),
    async stop() {
      clearInterval(timer);
      await Promise.all(driven.map(({ sender }) => sender.stop()));
    },
  };
}
