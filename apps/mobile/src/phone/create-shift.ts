import type { VaultEntry } from "../session/vault-entry.ts";
import type { Fix } from "../tracking/fix.ts";
import { isWorthRecording } from "../tracking/is-worth-recording.ts";
import type { LocationService, TrackingNotice } from "../tracking/location-service.types.ts";
import { toRecordedPosition } from "../tracking/to-recorded-position.ts";
import { isToRecord, type Remedy } from "../tracking/tracking-status.ts";
import type { Outboxes } from "./create-outboxes.ts";
import type { Store } from "./create-phone-store.ts";
import { type PhoneState, vehicleFact } from "./phone-state.ts";

export type Shift = {
  /** Switches the shift on: the one act that begins tracking. */
  start(notice: TrackingNotice): Promise<void>;
  end(): Promise<void>;
  /** Tracks again after the app was started anew inside a shift. */
  resume(notice: TrackingNotice): Promise<void>;
  mend(remedy: Remedy, notice: TrackingNotice): Promise<void>;
  /** Asks the phone again how it stands: permission and location can change in its settings at any time. */
  look(): Promise<void>;
  take(fixes: Fix[]): Promise<void>;
};

type ShiftParts = {
  store: Store<PhoneState>;
  outboxes: Outboxes;
  location: LocationService;
  kept: VaultEntry<{ since: number }>;
  /** 0 to 1; null when the phone does not say. */
  battery(): Promise<number | null>;
};

/** The driver's shift on this phone: fixes are recorded inside it and thrown away outside. */
export function createShift({ store, outboxes, location, kept, battery }: ShiftParts): Shift {
  let recorded: Fix | null = null;

  async function look() {
    const [permission, isLocationOn] = await Promise.all([location.permission(), location.isOn()]);
    store.change({ permission, isLocationOn });
  }

  async function track(notice: TrackingNotice) {
    const { permission, isLocationOn } = store.get();
    const isAllowed = permission === "granted" || permission === "approximate";
    if (!isAllowed || !isLocationOn) return;
    try {
      await location.start(notice);
      store.change({ hasLocationFailed: false });
    } catch {
      store.change({ hasLocationFailed: true });
    }
  }

  async function ask() {
    store.change({ permission: await location.ask() });
  }

  const remedies: Record<Remedy, () => Promise<void>> = {
    ask,
    openSettings: () => location.openSettings(),
    turnLocationOn: () => location.turnOn(),
    lookAgain: () => location.stop(),
  };

  return {
    look,
    async start(notice) {
      const since = Date.now();
      await kept.write({ since });
      store.change({ shiftSince: since });
      await look();
      if (store.get().permission === "undetermined") await ask();
      await track(notice);
    },
    async end() {
      await location.stop();
      await kept.clear();
      recorded = null;
      store.change({ shiftSince: null, hasLocationFailed: false, lastFix: null, heardAt: null });
    },
    async resume(notice) {
      await look();
      if (store.get().shiftSince !== null) await track(notice);
    },
    async mend(remedy, notice) {
      await remedies[remedy]().catch(() => {});
      await look();
      await track(notice);
    },
    async take(fixes) {
      for (const fix of fixes) {
        const now = Date.now();
        const { shiftSince } = store.get();
        if (shiftSince === null) return;
        store.change({ lastFix: fix, heardAt: now, hasLocationFailed: false });
        const isWanted = isToRecord({ shiftSince, vehicle: vehicleFact(store.get()) }, fix.at, now);
        if (!isWanted || !isWorthRecording(recorded, fix)) continue;
        recorded = fix;
        await outboxes.record(toRecordedPosition(fix, await battery()));
      }
      outboxes.wake();
    },
  };
}
