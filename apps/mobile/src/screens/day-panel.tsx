import { useRouter } from "expo-router";
import type { OwnRoute } from "../day/day-command.ts";
import { useDay } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { useWords } from "../words/use-words.ts";
import { DeedsPanel } from "./deeds-panel.tsx";
import { NextStopPanel } from "./next-stop-panel.tsx";
import { OfferPanel } from "./offer-panel.tsx";
import { StatePanel } from "./state-panel.tsx";
import { summaryOf } from "./summary-of.ts";

/** The driver's day: what was refused, what is offered, and the one thing to do next. */
export function DayPanel() {
  const { words, timeOfDay, dayName } = useWords();
  const router = useRouter();
  const { seenAt, offered, current, visit } = useDay();
  // the title names the day
  const departs = ({ departsAt }: OwnRoute) => timeOfDay(departsAt, departsAt);
  const list = <Button kind="quiet" label={words("day.list")} onPress={() => router.push("/route")} size="small" />;

  return (
    <>
      <DeedsPanel />
      {offered.map((route) => (
        <OfferPanel key={route.id} route={route} />
      ))}
      {current?.state === "accepted" && (
        <StatePanel
          hint={words("day.summary", summaryOf(current, departs(current)))}
          title={words("day.accepted", { day: dayName(current.day) })}
          tone="calm"
        >
          <Button
            kind="primary"
            label={words("day.start")}
            onPress={() => void phone.say({ kind: "start", routeId: current.id })}
            size="thumb"
          />
          {list}
        </StatePanel>
      )}
      {current?.state === "under_way" && visit && <NextStopPanel />}
      {current?.state === "finished" && (
        <StatePanel isSide hint={words("day.finishedHint")} title={words("day.finished")} tone="good">
          {list}
        </StatePanel>
      )}
      {!current && offered.length === 0 && (
        <StatePanel
          isSide
          hint={words(seenAt === null ? "day.notAskedHint" : "day.noneHint")}
          title={words(seenAt === null ? "day.notAsked" : "day.none")}
          tone="calm"
        />
      )}
    </>
  );
}
