import type { Flaw, Reading } from "@cartage/recordings/recording";
import type { ReplayOptions } from "./replay-options.ts";

/** Of the demonstration. */
const keptDays = 2;

const LEFT_OUT: Record<Flaw, string> = {
  no_time: "have no time",
  no_place: "have no latitude and longitude",
  no_fix: "are from before the receiver had a fix",
  unreadable: "cannot be read",
  other_device: "are of another device than the first",
};

/** What was found in a file, in sentences: how much, over which time, and what is left out. */
export function describeRecording(
  { format, fixes, flaws }: Reading,
  { speed, isNow }: Pick<ReplayOptions, "speed" | "isNow">,
): string[] {
  const lengthMs = (fixes.at(-1)?.t ?? 0) - (fixes[0]?.t ?? 0);
  const pauseMs = fixes.reduce((longest, fix, i) => Math.max(longest, fix.t - (fixes[i - 1]?.t ?? fix.t)), 0);
  const lines = [
    `${format}: ${count(fixes.length)} positions over ${duration(lengthMs)}, sent ${lengthMs / speed < 1_000 ? "at once" : `in ${duration(lengthMs / speed)}`}.`,
    ...Object.entries(flaws).map(([flaw, times]) => `${count(times)} more ${LEFT_OUT[flaw as Flaw]} and are left out.`),
  ];
  if (pauseMs / speed > 120_000)
    lines.push(`The longest pause in it takes ${duration(pauseMs / speed)}; --speed N shortens it.`);
  const ageDays = Math.floor((Date.now() - (fixes.at(-1)?.t ?? 0)) / 86_400_000);
  if (!isNow && ageDays >= keptDays)
    lines.push(
      `It is ${count(ageDays)} days old, and the demonstration keeps ${keptDays}: its positions are stored apart as too old and move nothing on the map. --now moves it to today.`,
    );
  return lines;
}

export function count(number: number): string {
  return number.toLocaleString("en");
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
