import type { Fix } from "./fix.ts";
import type { Permission } from "./tracking-status.ts";

/** What a notification says while the phone tracks in the background. */
export type TrackingNotice = { title: string; body: string };

/** The phone's location, the same on every platform. */
export type LocationService = {
  /** Whether the app may open the phone's own settings, or can only say where they are. */
  canOpenSettings: boolean;
  /** Whether tracking goes on when the app is not in front. */
  isBackgroundCapable: boolean;
  permission(): Promise<Permission>;
  ask(): Promise<Permission>;
  isOn(): Promise<boolean>;
  turnOn(): Promise<void>;
  openSettings(): Promise<void>;
  /** Begins to give fixes to the listener; throws when the phone refuses. Repeating it changes nothing. */
  start(notice: TrackingNotice): Promise<void>;
  stop(): Promise<void>;
  /** Sets who is told. A fix counts as taken once the listener's promise settles; the phone stays awake until then. */
  listen(listener: LocationListener): void;
};

export type LocationListener = {
  fixes(fixes: Fix[]): Promise<void>;
  failed(): void;
};
