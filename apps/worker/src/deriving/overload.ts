/** What shows how hard a worker is pressed. */
export interface Pressure {
  /** Of the machine's cores that are busy, 0 to 1. */
  cpuShare: number;
  memoryBytes: number;
  /** For how long the oldest message has waited to be stored, ms. */
  lagMs: number;
}

export type Limits = Pressure;

export interface Overload {
  /** Takes a measurement; answers whether the worker is overloaded. */
  note(pressure: Pressure): boolean;
  /** The measures above their limits, while it is overloaded. */
  readonly causes: readonly (keyof Pressure)[];
}

export interface OverloadOptions {
  limits: Limits;
  now(): number;
  /** Above a limit for so long it begins; below all of them for so long it ends. */
  beginsAfterMs?: number;
  endsAfterMs?: number;
}

/** Below this share of a limit it counts as kept again. */
const keptBelow = 0.8;

/** Says when a worker is overloaded, with hysteresis: it neither begins nor ends at a single measurement. */
export function createOverload({
  limits,
  now,
  beginsAfterMs = 3_000,
  endsAfterMs = 10_000,
}: OverloadOptions): Overload {
  let causes: readonly (keyof Pressure)[] = [];
  let turnsSince: number | null = null;
  const names = Object.keys(limits) as (keyof Pressure)[];

  return {
    get causes() {
      return causes;
    },
    note(pressure) {
      const above = names.filter((name) => pressure[name] > limits[name]);
      const isOver = causes.length > 0;
      const turns = isOver ? names.every((name) => pressure[name] <= limits[name] * keptBelow) : above.length > 0;
      if (!turns) {
        turnsSince = null;
        if (isOver && above.length > 0) causes = above;
        return isOver;
      }
      turnsSince ??= now();
      if (now() - turnsSince < (isOver ? endsAfterMs : beginsAfterMs)) return isOver;
      turnsSince = null;
      causes = isOver ? [] : above;
      return causes.length > 0;
    },
  };
}
