import type { CallLimit } from "@cartage/auth/call-limit";
import type { CheckNewPassword } from "@cartage/auth/new-password";
import type { RelyingParty } from "@cartage/auth/relying-party";
import type { SessionEnds } from "@cartage/auth/session-ends";
import type { SessionUse } from "@cartage/auth/session-uses";
import type { FindDomainProofs } from "@cartage/auth/sso/domain-proofs";
import type { TokenKeys } from "@cartage/auth/token-keys";
import type { AnnounceSecret, Log, SecretBox } from "@cartage/domain/context";
import type { BrokerAddress } from "@cartage/domain/fleet/connection-settings";
import type { Geocoder } from "@cartage/domain/orders/geocoding/geocoder";
import type { OutsideRouting } from "@cartage/domain/routes/routing/outside-routing";
import type { Database } from "@cartage/domain/run-as";
import type { LiveHub } from "./live/hub.ts";
import type { NewsHub } from "./live/news-hub.ts";
import type { Planner } from "./planning/planner.ts";

/** What the API stands on; made once by each process that serves it. */
export interface Services {
  /** cartage_app's pool; in worker and jobs, the pool of their own role. */
  database: Database;
  /** For reads that may be a moment old; `database` where there is none. */
  replica?: Database;
  /** cartage_platform's pool; null where there is no admin section. */
  platform: Database | null;
  now(): Date;
  log: Log;
  /** What only a process that serves people has. */
  people: PeopleServices | null;
}

export interface PeopleServices {
  keys: TokenKeys;
  /** Where devices reach the broker, as people are told. */
  broker: BrokerAddress;
  live: LiveHub;
  /** What is new for people and organisations. */
  news: NewsHub;
  /** Who is asked for distances by road; without one, what is built in says them. */
  routing?: OutsideRouting | undefined;
  /** Thinks out plans of days beside everything else. */
  planner: Planner;
  /** Whether a webhook's address that a customer names may be called. */
  permitsWebhook(url: string): boolean;
  sessionEnds: SessionEnds;
  /** Aborts when the process is about to stop, so that streams end and reconnect elsewhere. */
  stopping: AbortSignal;
  /** Whether somebody calls too often; nobody does without it. */
  limitCalls?: CallLimit | undefined;
  /** How many days the installation keeps positions, which bounds what organisations may ask for. */
  retentionDays: number;
  /** Finds addresses; towns by their names without it. */
  geocoder?: Geocoder | undefined;
  /** The rules for new passwords. */
  checkNewPassword: CheckNewPassword;
  /** Whom passkeys are made for. */
  relyingParty: RelyingParty;
  /** Seals what the database must not tell; without ENCRYPTION_KEY no mail can be sent. */
  secrets?: SecretBox | undefined;
  /** For a broker that keeps credentials of its own. */
  announceSecret?: AnnounceSecret | undefined;
  /** How the providers are reached that organisations sign in by. */
  sso: SsoServices;
  /** Told of each use of a sign-in; keeps when and from where it was last used. */
  noteSessionUse?: ((use: SessionUse) => void) | undefined;
  /** Whether another attempt to sign in with this address may be made now; null for what is not known. */
  mayTry?: ((attempt: { email: string | null; address: string | null }) => Promise<boolean>) | undefined;
}

export interface SsoServices {
  /** Whether an address that a customer names may be asked. */
  permits(address: string): boolean;
  findProofs: FindDomainProofs;
}
