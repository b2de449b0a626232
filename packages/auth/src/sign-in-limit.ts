import { createHash } from "node:crypto";
import type { Database } from "@cartage/domain/run-as";

/** Counts attempts of a subject; what @upstash/ratelimit gives. */
export interface AttemptLimit {
  limit(subject: string): Promise<{ success: boolean; reason?: string | undefined }>;
}

export interface SignInAttempt {
  /** Null while nobody's name is known. */
  email: string | null;
  address: string | null;
}

/** Attempts a minute. */
export const mostAttempts = { email: 10, address: 60 };

export interface SignInLimitOptions {
  /** Null where no Redis is configured. */
  redis: { email: AttemptLimit; address: AttemptLimit } | null;
  database: Database;
  now(): Date;
  onRedisAway(error: unknown): void;
}

/**
 * Whether another attempt to sign in may be made: ten a minute for an email, sixty for an address. Redis counts; while it
 * is away, Postgres does. Rejects when neither can be asked, as signing in would.
 */
export function createSignInLimit({ redis, database, now, onRedisAway }: SignInLimitOptions) {
  return async ({ email, address }: SignInAttempt): Promise<boolean> => {
    const subjects = [
      ...(email === null ? [] : [["email", email.trim().toLowerCase()] as const]),
      ...(address ? [["address", address] as const] : []),
    ];
    const answers = await Promise.all(subjects.map(([kind, subject]) => mayTry(kind, subject)));
    return answers.every((may) => may);
  };

  async function mayTry(kind: keyof typeof mostAttempts, subject: string): Promise<boolean> {
    try {
      const answer = await redis?.[kind].limit(subject);
      // the library lets through what Redis does not answer in time
      if (answer && answer.reason !== "timeout") return answer.success;
      if (answer) throw new Error("Redis did not answer in time.");
    } catch (error) {
      onRedisAway(error);
    }
    const digest = createHash("sha256").update(`${kind}:${subject}`).digest();
    const [row] = await database.sql<{ may: boolean }[]>`
      select count_sign_in_attempt(${digest}, ${mostAttempts[kind]}, ${now()}) as may`;
    return row?.may ?? false;
  }
}
