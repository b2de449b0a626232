import type { Locale } from "@cartage/messages/catalogues";

/** Times as a recipient reads them, in the organisation's zone. */
export function createTimes(locale: Locale, timeZone: string) {
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    ...time,
  });
  // what a range repeats it says once; spaces differ between versions of ICU
  const plain = (text: string) => text.replaceAll(/\s/g, " ");
  return {
    at: (at: number) => plain(moment.format(at)),
    range: ({ from, until }: { from: number; until: number }) => plain(moment.formatRange(from, until)),
  };
}

export type Times = ReturnType<typeof createTimes>;
