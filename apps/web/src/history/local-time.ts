import { dayAround, dayOf, dayText } from "../map/history/zone-days.ts";

const minuteMs = 60_000;

/** A moment as a date and time field writes it in a zone: 2026-11-21T13:05. */
export function toLocal(at: number, zone: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);
  return `${dayText(at, zone)}T${clock}`;
}

/** The first moment at which a zone's clock shows what a field says; null when it says nothing. */
export function fromLocal(text: string, zone: string): number | null {
  const day = dayOf(text.slice(0, 10), zone);
  const [hours, minutes] = text.slice(11).split(":").map(Number);
  if (day === null || hours === undefined || minutes === undefined) return null;
  const plain = day + (hours * 60 + minutes) * minuteMs;
  // a day on which the clocks change is an hour longer or shorter
  const { from, to } = dayAround(day, zone);
  const shiftMs = to - from - 24 * 60 * minuteMs;
  return [plain, plain + shiftMs].find((at) => toLocal(at, zone) === text.slice(0, 16)) ?? plain;
}
