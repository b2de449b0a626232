/** When something was, as a phone told it: by its own clock, and how far that was ahead of ours as far as the phone knew. */
export interface PhoneTime {
  /** Epoch ms. */
  at: number;
  /** Behind when negative; null when the phone had not measured it. */
  clockOffsetMs: number | null;
}

/**
 * When it was by our clock, epoch ms: what the phone measured is taken off, and nothing has happened later than now. Who
 * measured nothing is not corrected.
 */
export function correctedTime({ at, clockOffsetMs }: PhoneTime, now: number): number {
  return Math.min(at - (clockOffsetMs ?? 0), now);
}
