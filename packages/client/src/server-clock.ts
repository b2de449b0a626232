/** Two clocks of a phone at one moment, in ms: the one that people set, and one that nobody can. */
export type Reading = { wallMs: number; steadyMs: number };

export type ServerClock = {
  read(): Reading;
  /** The server named its time, in whole seconds, somewhere between two readings. */
  heard(sent: Reading, received: Reading, serverMs: number): void;
  /** How far the phone's clock may be ahead of the server's now, in whole ms, behind when negative; null when that is not known. */
  aheadMs(): number | null;
  /** Another server has another clock. */
  forget(): void;
};

type ServerClockOptions = {
  /** The phone's clock, ms since the epoch. */
  now(): number;
  /** A clock that only goes on, ms since whenever. */
  steady(): number;
};

/** A Date header says whole seconds (RFC 9110, 5.6.7). */
const GRAIN_MS = 1_000;
/** An exchange that took longer says too little. */
const SLOWEST_MS = 10_000;
/** As long as a driver's day. */
const KEPT_FOR_MS = 12 * 3_600_000;
/** What two clocks may come apart by, a share of the time that passes: a phone's quartz keeps within a tenth of it. */
const DRIFT = 1 / 5_000;
/** The phone's clock was set, or both stood still while it slept, when they come apart by more. */
const JUMP_MS = 2_000;

/** The phone is ahead by no less than `low` and no more than `high` when it was read. */
type Bounds = { low: number; high: number; at: Reading };

/**
 * Measures the phone's clock against what the server says in its answers: each bounds how far ahead it is, the round trip
 * being what is not known, and bounds that agree are cut to what they share. `aheadMs` is the end that is farther from
 * none, so that a clock is never said to be better than it is. Nothing is known any more after a day's work, or once the
 * clock was set.
 */
export function createServerClock({ now, steady }: ServerClockOptions): ServerClock {
  let known: Bounds | null = null;

  const read = () => ({ wallMs: now(), steadyMs: steady() });

  return {
    read,
    heard(sent, received, serverMs) {
      // by the longer of both: the phone's clock may be set meanwhile, and the other stands still while it sleeps
      const tookMs = Math.max(received.steadyMs - sent.steadyMs, received.wallMs - sent.wallMs, 0);
      if (tookMs > SLOWEST_MS) return;
      const high = received.wallMs - serverMs;
      const told = { low: high - GRAIN_MS - tookMs, high, at: received };
      known = shared(known && carried(known, received), told) ?? told;
    },
    aheadMs() {
      known = known && carried(known, read());
      if (!known) return null;
      const { low, high } = known;
      return -low > high ? Math.floor(low) : Math.ceil(high);
    },
    forget() {
      known = null;
    },
  };
}

/** What is still known at a later reading. */
function carried({ low, high, at }: Bounds, later: Reading): Bounds | null {
  const wallMs = later.wallMs - at.wallMs;
  const steadyMs = later.steadyMs - at.steadyMs;
  const apartMs = wallMs - steadyMs;
  if (Math.abs(apartMs) > JUMP_MS || steadyMs > KEPT_FOR_MS) return null;
  const driftMs = DRIFT * Math.max(wallMs, steadyMs, 0);
  return { low: low + Math.min(apartMs, 0) - driftMs, high: high + Math.max(apartMs, 0) + driftMs, at: later };
}

/** Null where one of both is wrong. */
function shared(before: Bounds | null, told: Bounds): Bounds | null {
  if (!before) return null;
  const bounds = { low: Math.max(before.low, told.low), high: Math.min(before.high, told.high), at: told.at };
  return bounds.low <= bounds.high ? bounds : null;
}
