export interface ListeningOptions {
  /** Whether a session to the broker is up. */
  isConnected(): boolean;
  /** For how long the oldest message has waited to be stored, ms. */
  lagMs(): number;
  /** Monotonic, ms. */
  now(): number;
}

export interface Listening {
  /** A session to the broker is up again. */
  begin(): void;
  /** Whether what devices send is stored as it comes. */
  isListening(): boolean;
}

/** After a time without a session there is so long much to catch up with. */
const catchesUpWithinMs = 30_000;
const lagsBelowMs = 5_000;

/** Says whether a silence would be a device's, and not ours: who was not heard while we did not listen need not be silent. */
export function createListening({ isConnected, lagMs, now }: ListeningOptions): Listening {
  let since = now();
  return {
    begin() {
      since = now();
    },
    isListening: () => isConnected() && now() - since >= catchesUpWithinMs && lagMs() < lagsBelowMs,
  };
}
