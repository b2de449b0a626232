import { createServerClock } from "@cartage/client/server-clock";
import type { Tokens } from "@cartage/client/tokens";
import { deviceName, modelName } from "expo-device";
import { openURL } from "expo-linking";
import { addNetworkStateListener, getNetworkStateAsync } from "expo-network";
import { createDay } from "../day/create-day.ts";
import type { DayCommand } from "../day/day-command.ts";
import { withClock } from "../day/with-clock.ts";
import { createInbox, type DriverMessage } from "../messages/inbox.ts";
import { createBrowserSignIn, type PendingSignIn } from "../session/browser-sign-in.ts";
import type { FormerSignIn, Left, PhoneSession } from "../session/phone-session.ts";
import { randomness } from "../session/randomness.ts";
import { vault } from "../session/vault";
import { vaultEntry } from "../session/vault-entry.ts";
import { locationService } from "../tracking/location-service";
import { phoneLanguage } from "../words/phone-language.ts";
import { createWords, type Language } from "../words/words.ts";
import { battery } from "./battery.ts";
import { createAccount } from "./create-account.ts";
import { createFormerSignIns } from "./create-former-sign-ins.ts";
import { createLeftReports, ownerOf } from "./create-left-reports.ts";
import { createOutbox } from "./create-outbox.ts";
import { createOutboxes } from "./create-outboxes.ts";
import { createPhoneStore } from "./create-phone-store.ts";
import { createShift } from "./create-shift.ts";
import { endSession } from "./end-session.ts";
import { becomeTheOnlyOne } from "./only-one";
import { openMaps } from "./open-maps.ts";
import { initialPhone, type SeenVehicle } from "./phone-state.ts";
import type { Preferences } from "./preferences.ts";

const kept = {
  preferences: vaultEntry<Preferences>(vault, "preferences"),
  session: vaultEntry<PhoneSession>(vault, "session"),
  tokens: vaultEntry<Tokens>(vault, "tokens"),
  vehicle: vaultEntry<{ vehicle: SeenVehicle | null }>(vault, "vehicle"),
  shift: vaultEntry<{ since: number }>(vault, "shift"),
  pending: vaultEntry<PendingSignIn>(vault, "pending-sign-in"),
  messages: vaultEntry<DriverMessage[]>(vault, "messages"),
  former: vaultEntry<FormerSignIn[]>(vault, "former-sign-ins"),
  left: vaultEntry<Left[]>(vault, "left-reports"),
};

const store = createPhoneStore(initialPhone);
const clock = createServerClock({ now: Date.now, steady: () => performance.now() });
const former = createFormerSignIns({ store, kept: kept.former, openOutbox: createOutbox, endSession });
const left = createLeftReports({ store, kept: kept.left });
const day = createDay({ store, api: () => account.api() });
const inbox = createInbox({
  kept: kept.messages,
  now: Date.now,
  onChange: (messages) => store.change({ messages }),
  onRoute: () => void day.lookAround(),
});
const outboxes = createOutboxes({ store, former, inbox, openOutbox: createOutbox });
const shift = createShift({ store, outboxes, location: locationService, kept: kept.shift, battery });
const account = createAccount({
  store,
  tokens: kept.tokens,
  session: kept.session,
  vehicle: kept.vehicle,
  ...{ language, clock },
  phone: { name: (deviceName ?? modelName ?? "Phone").slice(0, 80), model: modelName ?? "Browser" },
  async begun(session) {
    await outboxes.open(session);
    await day.open(ownerOf(session));
    await left.takeOver(session);
  },
  async ending(session, tokens) {
    await shift.end();
    await outboxes.leave(session, tokens);
    await inbox.clear();
    await left.leave(session);
    await day.leave();
  },
  ended: () => former.settle(),
});

function language(): Language {
  return store.get().preferences.language ?? phoneLanguage();
}

function notice() {
  const words = createWords(language());
  return { title: words("tracking.noticeTitle"), body: words("tracking.noticeBody") };
}

/** Reads what the phone keeps and goes on where it stopped; every start of the app, with a screen or without, is this. */
async function wakeUp() {
  const [preferences, session, vehicle, running] = await Promise.all([
    kept.preferences.read(),
    kept.session.read(),
    kept.vehicle.read(),
    kept.shift.read(),
  ]);
  store.change({
    ...(preferences && { preferences }),
    session,
    vehicle: vehicle?.vehicle,
    shiftSince: session && running ? running.since : null,
    isReady: true,
  });
  await becomeTheOnlyOne();
  const network = await getNetworkStateAsync().catch(() => null);
  store.change({ isElsewhere: false, isOnline: network?.isConnected ?? true });
  await inbox.open();
  if (session) {
    await outboxes.open(session);
    await day.open(ownerOf(session));
  }
  await left.read();
  await former.settle();
  await shift.resume(notice());
}

const awake = wakeUp();

addNetworkStateListener(({ isConnected }) => {
  const isOnline = isConnected ?? true;
  if (isOnline === store.get().isOnline) return;
  store.change({ isOnline });
  outboxes.network(isOnline);
  if (isOnline) void day.lookAround();
});

locationService.listen({
  async fixes(fixes) {
    await awake;
    await shift.take(fixes);
  },
  failed: () => store.change({ hasLocationFailed: true }),
});

/** This phone: what it knows, and everything that can be done with it. */
export const phone = {
  state: store.get,
  subscribe: store.subscribe,
  account,
  browserSignIn: createBrowserSignIn({ kept: kept.pending, open: openURL, ...randomness }),
  location: locationService,
  clockAheadMs: clock.aheadMs,
  language,
  readMessage: inbox.read,
  say: (command: DayCommand) => day.say(withClock(command, clock.aheadMs())),
  navigate: openMaps,
  dismissRefused: day.dismiss,
  retryRefused: day.retry,
  sendReports: day.send,
  /** The driver has seen what it loses. */
  async discardReportsAndSignOut() {
    await day.discard();
    await account.signOut();
  },
  startShift: () => shift.start(notice()),
  endShift: () => shift.end(),
  mend: (remedy: Parameters<typeof shift.mend>[0]) => shift.mend(remedy, notice()),
  /** The app has come to the front: the phone's settings, its network and its vehicle may be other than before. */
  async lookAround() {
    await awake;
    outboxes.wake();
    await Promise.all([shift.resume(notice()), account.lookUpVehicle(), day.lookAround()]);
  },
  async prefer(change: Partial<Preferences>) {
    const preferences = { ...store.get().preferences, ...change };
    store.change({ preferences });
    await kept.preferences.write(preferences);
  },
};
