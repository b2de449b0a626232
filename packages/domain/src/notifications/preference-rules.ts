import { minutesOf, nextAt, wallTimeAt } from "./wall-clock-rules.ts";

export const personalChannels = ["in_app", "mail", "push", "sms"] as const;
export type PersonalChannel = (typeof personalChannels)[number];
export type Severity = "info" | "warning" | "critical";
export const digests = ["none", "hourly", "daily"] as const;

/** How somebody wants to be told. */
export interface Preferences {
  channels: Record<PersonalChannel, Severity[]>;
  timeZone: string;
  /** "HH:MM" in the zone; both or none. */
  quietFrom: string | null;
  quietUntil: string | null;
  digest: (typeof digests)[number];
  digestAt: string;
  phone: string | null;
  retractsBySms: boolean;
}

const defaultChannels: Preferences["channels"] = {
  in_app: ["info", "warning", "critical"],
  mail: ["warning", "critical"],
  push: ["warning", "critical"],
  sms: [],
};

/** What people have who chose nothing, in their organisation's zone. */
export const defaultPreferences = (timeZone: string | null): Preferences => ({
  channels: defaultChannels,
  timeZone: timeZone ?? "UTC",
  quietFrom: null,
  quietUntil: null,
  digest: "none",
  digestAt: "08:00",
  phone: null,
  retractsBySms: false,
});

export interface Plan {
  sendAfter: Date;
  isDigest: boolean;
}

/** When a message goes out by a channel: what is critical at once, the rest after quiet hours, mails with the digest. */
export function planFor(
  given: Preferences,
  { channel, severity, mayWait = true }: { channel: PersonalChannel; severity: Severity; mayWait?: boolean },
  now: Date,
): Plan {
  if (channel === "in_app" || severity === "critical") return { sendAfter: now, isDigest: false };
  const quietEnds = quietUntil(given, now);
  if (channel === "mail" && mayWait && given.digest !== "none") {
    const due = given.digest === "daily" ? nextAt(now, given.digestAt, given.timeZone) : nextHour(now);
    return { sendAfter: quietUntil(given, due) ?? due, isDigest: true };
  }
  return { sendAfter: quietEnds ?? now, isDigest: false };
}

/** When the quiet hours end that `at` is in; null outside of them. */
export function quietUntil({ quietFrom, quietUntil: until, timeZone }: Preferences, at: Date): Date | null {
  if (quietFrom === null || until === null || quietFrom === until) return null;
  const { minutes } = wallTimeAt(at, timeZone);
  const [from, to] = [minutesOf(quietFrom), minutesOf(until)];
  const isQuiet = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  return isQuiet ? nextAt(at, until, timeZone) : null;
}

function nextHour(now: Date): Date {
  const hourMs = 3_600_000;
  return new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
}
