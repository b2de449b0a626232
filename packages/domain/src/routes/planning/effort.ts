/** How long a search may go on: until the first of these is reached. */
export interface EffortLimits {
  /** Seconds of wall time; null leaves the clock alone, and the same seed gives the same plan. */
  seconds: number | null;
  iterations: number | null;
}

/** The clock is read once in so many iterations. */
const LOOKS_EVERY = 8;

/** Tells how much of the effort is spent, in shares: 1 is all of it. */
export class Effort {
  iterations = 0;
  private lookedAt = -LOOKS_EVERY;
  private looked = 0;
  private readonly startedMs: number;
  private readonly limits: EffortLimits;
  private readonly now: () => number;
  private readonly signal: AbortSignal | undefined;

  constructor(limits: EffortLimits, now: () => number, signal?: AbortSignal) {
    this.limits = limits;
    this.now = now;
    this.signal = signal;
    this.startedMs = now();
  }

  elapsedMs(): number {
    return this.now() - this.startedMs;
  }

  spent(): number {
    if (this.iterations - this.lookedAt < LOOKS_EVERY) return this.looked;
    this.lookedAt = this.iterations;
    this.looked = this.look();
    return this.looked;
  }

  private look(): number {
    const { seconds, iterations } = this.limits;
    if (this.signal?.aborted) return 1;
    const ofIterations = iterations === null ? 0 : this.iterations / iterations;
    const ofTime = seconds === null ? 0 : this.elapsedMs() / (seconds * 1000);
    return Math.min(1, Math.max(ofIterations, ofTime));
  }
}
