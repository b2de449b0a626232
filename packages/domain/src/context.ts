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

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
