/** A local day as a date input and the address write it: 2026-11-21. */
export function dayText(moment: number): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of the day so many days away: a day of 23 or 25 hours cannot be missed from there. */
export function neighbourDay(moment: number, byDays: number): number {
  const date = new Date(moment);
  date.setHours(12, 0, 0, 0);
  date.setDate(date.getDate() + byDays);
  return date.getTime();
}

/** Noon of the day that the text names, or null when it names none. */
export function dayOf(text: string | null): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const moment = new Date(`${text}T12:00`).getTime();
  return Number.isNaN(moment) ? null : moment;
}
