import type { Session } from "@cartage/db/session";
import type { Actor } from "./actor.ts";

/** What every command and query is given: for whom, on which connection, and at what time. */
export interface Context {
  actor: Actor;
  session: Session;
  now(): Date;
  requestId: string;
  /** The network address that the request came from; none for our own processes. */
  address?: string | null | undefined;
  /** The W3C trace id of the request, where one is kept. */
  traceId?: string | undefined;
  /** Told of each new device secret before the transaction that makes it commits. */
  announceSecret?: AnnounceSecret | undefined;
  /** Seals what the database must not tell; only where ENCRYPTION_KEY is known. */
  secrets?: SecretBox | undefined;
  log?: Log | undefined;
}

/**
 * Gives a device's new secret to a broker that keeps credentials of its own. Rejects when the broker did not take it;
 * the command then fails too, because a secret that was stored as a hash could never be given again.
 */
export type AnnounceSecret = (credential: {
  deviceId: string;
  organisationId: string;
  secret: string;
}) => Promise<void>;

/** Keeps what the database must not tell: texts encrypted under a key that only our processes have. */
export interface SecretBox {
  /** `about` names the row, so that what is sealed for one cannot be moved to another. */
  seal(text: string, about: string): Buffer;
  /** Throws when it was sealed about something else, was changed, or under a key that is not known. */
  open(sealed: Uint8Array, about: string): string;
  /** Whether it was sealed under an older key, and should be sealed anew. */
  isOutdated(sealed: Uint8Array): boolean;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
