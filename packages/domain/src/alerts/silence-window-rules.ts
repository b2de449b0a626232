const dayMs = 86_400_000;

/** When nothing is raised: from and until as the rule's zone has them, each a day or a minute of one (ISO 8601). */
export interface SilenceWindow {
  from: string;
  until: string;
}

/** Local times as if they were UTC, ms: from, before. A day that ends it is part of it; a minute is not. */
export function windowSpan({ from, until }: SilenceWindow): { from: number; until: number } {
  return { from: localTime(from), until: localTime(until) + (isDay(until) ? dayMs : 0) };
}

const isDay = (text: string) => !text.includes("T");
const localTime = (text: string) => Date.parse(isDay(text) ? text : `${text}Z`);
