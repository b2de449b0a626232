import type { RouterOutputs } from "@cartage/api/root";
import type { KeptCommand, KeptRoutes } from "../day/day-command.ts";
import type { DriverMessage } from "../messages/inbox.ts";
import type { Waiting } from "../outbox/position-store.ts";
import { idlePublisher, type PublisherState } from "../publishing/publisher-state.ts";
import type { Left, PhoneSession } from "../session/phone-session.ts";
import type { Fix } from "../tracking/fix.ts";
import type { Permission } from "../tracking/tracking-status.ts";
import type { Preferences } from "./preferences.ts";

export type SeenVehicle = NonNullable<RouterOutputs["accounts"]["myVehicle"]["vehicle"]>;

export type PhoneState = {
  /** False until the phone has read what it keeps. */
  isReady: boolean;
  preferences: Preferences;
  session: PhoneSession | null;
  /** Another tab of this browser tracks and sends. */
  isElsewhere: boolean;
  shiftSince: number | null;
  /** The vehicle that the server last named; undefined until it has named one or none. */
  vehicle: SeenVehicle | null | undefined;
  permission: Permission;
  isLocationOn: boolean;
  hasLocationFailed: boolean;
  /** The newest fix, recorded or not. */
  lastFix: Fix | null;
  /** When it was heard of, by the phone's own clock. */
  heardAt: number | null;
  isOnline: boolean;
  /** What the dispatcher wrote to the driver, oldest first. */
  messages: DriverMessage[];
  waiting: Waiting;
  publisher: PublisherState;
  /** Positions of earlier sign-ins that are still on the phone, and whether the server refuses them. */
  former: { count: number; isRefused: boolean };
  /** Reports that wait for their driver to sign in again. */
  left: Left[];
  /** The driver's routes as the server last told them, and what he said since. */
  day: { kept: KeptRoutes | null; commands: KeptCommand[] };
};

export const nothingWaits: Waiting = { count: 0, oldestAt: null, newestSeq: 0 };

export const initialPhone: PhoneState = {
  isReady: false,
  preferences: { language: null, appearance: "system" },
  session: null,
  isElsewhere: true,
  shiftSince: null,
  vehicle: undefined,
  permission: "undetermined",
  isLocationOn: true,
  hasLocationFailed: false,
  lastFix: null,
  heardAt: null,
  isOnline: true,
  messages: [],
  waiting: nothingWaits,
  publisher: idlePublisher,
  former: { count: 0, isRefused: false },
  left: [],
  day: { kept: null, commands: [] },
};

/** What the phone can say about the vehicle, also before the server has been reached. */
export function vehicleFact({ vehicle }: Pick<PhoneState, "vehicle">): "fitted" | "none" | "unknown" {
  if (vehicle === undefined) return "unknown";
  return vehicle === null ? "none" : "fitted";
}
