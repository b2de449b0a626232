/** Why a part is not as it should be, in words that may be told to whoever asks. */
export class Impaired extends Error {
  override readonly name = "Impaired";
  readonly causes: readonly string[];

  constructor(sentence: string, causes: readonly string[]) {
    super(sentence);
    this.causes = causes;
  }
}

interface HealthCheck {
  /** Resolves when the part answers; rejects, or takes too long, when it does not. */
  check(): Promise<void>;
  /** Without it the process takes no work: Postgres, and nothing else so far. */
  isEssential: boolean;
}

interface CheckResult {
  status: "ok" | "down";
  /** How long the last answer, or the wait for it, took. */
  latencyMs: number;
  /** For how long the part has been in this status. */
  sinceMs: number;
  /** Why it is down, of a part that says so by `Impaired`; no other error is told. */
  causes?: readonly string[];
}

interface Readiness {
  status: "ok" | "degraded" | "down";
  version: string;
  checks: Record<string, CheckResult>;
}

export interface HealthOptions {
  version: string;
  checks: Record<string, HealthCheck>;
  timeoutMs?: number;
  /** How long an answer serves further probes, so that many of them ask each part once. */
  maxAgeMs?: number;
  /** A part went, was missing from the start, or came back; `error` says why it is down. */
  onChange?: (name: string, status: CheckResult["status"], error: unknown) => void;
}

export interface Health {
  /** Asks every part, at most once in `maxAgeMs`; never rejects. */
  readiness(): Promise<Readiness>;
  /** From here on the process is down, so that nobody sends it more work. */
  stopping(): void;
}

export function createHealth({ version, checks, timeoutMs = 2000, maxAgeMs = 1000, onChange }: HealthOptions): Health {
  const parts = Object.entries(checks).map(([name, { check, isEssential }]) => ({
    name,
    isEssential,
    ask: watch(check, { timeoutMs, maxAgeMs, onChange: (status, error) => onChange?.(name, status, error) }),
  }));
  let isStopping = false;

  return {
    async readiness() {
      const results = await Promise.all(parts.map(async ({ ask, ...part }) => ({ ...part, result: await ask() })));
      const missing = results.filter(({ result }) => result.status === "down");
      const isDown = isStopping || missing.some(({ isEssential }) => isEssential);
      return {
        status: isDown ? "down" : missing.length > 0 ? "degraded" : "ok",
        version,
        checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
      };
    },
    stopping() {
      isStopping = true;
    },
  };
}

interface WatchOptions {
  timeoutMs: number;
  maxAgeMs: number;
  onChange(status: CheckResult["status"], error: unknown): void;
}

/** One part's answer, shared by all who ask at the same time or soon after. */
function watch(check: HealthCheck["check"], { timeoutMs, maxAgeMs, onChange }: WatchOptions) {
  let last: (Omit<CheckResult, "sinceMs"> & { at: number }) | null = null;
  let since = performance.now();
  let asking: Promise<void> | null = null;

  async function ask() {
    const start = performance.now();
    const failure = await within(check, timeoutMs).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const at = performance.now();
    const status = failure ? "down" : "ok";
    if (last?.status !== status) {
      since = at;
      if (last || failure) onChange(status, failure?.error);
    }
    const causes = failure?.error instanceof Impaired ? { causes: failure.error.causes } : {};
    last = { status, latencyMs: Math.round(at - start), ...causes, at };
  }

  return async (): Promise<CheckResult> => {
    if (!last || performance.now() - last.at > maxAgeMs) {
      asking ??= ask().finally(() => {
        asking = null;
      });
      await asking;
    }
    const { at: _, ...result } = last ?? { status: "down", latencyMs: 0, at: 0 };
    return { ...result, sinceMs: Math.round(performance.now() - since) };
  };
}

async function within(check: HealthCheck["check"], timeoutMs: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  await Promise.race([(async () => check())(), late]).finally(() => clearTimeout(timer));
}
