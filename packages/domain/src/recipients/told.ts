import type { Window } from "../orders/inputs.ts";
import type { ToldState } from "./inputs.ts";

/** What a message to a recipient is filled in with; `packages/messages` has the words of each state. */
export interface ToldFacts {
  state: ToldState;
  organisation: string;
  /** The delivery's window, in the recipient's language. */
  when: string;
}

/** A message on its way to a phone. `messageId` is the same for each attempt: by it the provider knows a repeat. */
export interface OutgoingText {
  messageId: string;
  attempts: number;
  locale: "en" | "vi";
  facts: ToldFacts;
  path: string;
  /** E.164; null when there is nobody to send it to any more. */
  to: string | null;
}

/** A window as a text: the day, and from when to when. */
export function windowText(
  { from, until }: Window,
  { locale, timeZone }: { locale: string; timeZone: string },
): string {
  const shown = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(locale, { timeZone, ...shown }).formatRange(from, until).replaceAll(/\s/g, " ");
}
