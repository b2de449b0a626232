import type { KeptCommand } from "../day/day-command.ts";
import { subjectOf } from "../day/subject-of.ts";
import { useNow } from "../phone/use-now.ts";
import { usePhone } from "../phone/use-phone.ts";
import { useWords } from "../words/use-words.ts";

/** A report in words: what, when, and of which place or vehicle. */
export function useSaid(): (report: KeptCommand) => string {
  const { words, timeOfDay } = useWords();
  const { kept } = usePhone().day;
  const now = useNow(60_000);
  return ({ command, at }) => {
    const what = words(`waitingDeeds.what.${command.kind}`, { time: timeOfDay(at, now) });
    const subject = subjectOf(command, kept?.routes ?? []);
    return subject === null ? what : `${what} · ${subject}`;
  };
}
