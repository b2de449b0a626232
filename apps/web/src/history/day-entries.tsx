"use client";

import { useTranslations } from "next-intl";
import type { Outputs } from "../trpc/router.ts";
import { HaltEntry, TripEntry, VisitEntry } from "./day-entry.tsx";
import { EditList } from "./edit-list.tsx";

type Day = Outputs["history"]["day"];
type DayEntriesProps = {
  vehicleId: string;
  day: Day;
  from: number;
  until: number;
  cursor: number;
  onCursor: (time: number) => void;
};

/** Trips, halts and visits of a day in the order of time; each moves the cursor to where it begins. */
export function DayEntries({ vehicleId, day, from, until, cursor, onCursor }: DayEntriesProps) {
  const t = useTranslations("web.history");
  const isAt = (start: number, end: number | null) => start <= cursor && cursor < (end ?? until);
  const goTo = (time: number) => onCursor(Math.max(from, time));
  const entries = [
    ...day.trips.map((trip) => ({
      at: trip.startedAt,
      key: `trip ${trip.startedAt}`,
      entry: (
        <TripEntry
          vehicleId={vehicleId}
          trip={trip}
          isAt={isAt(trip.startedAt, trip.endedAt)}
          cursor={cursor}
          onShow={() => goTo(trip.startedAt)}
        />
      ),
    })),
    ...day.halts.map((halt) => ({
      at: halt.startedAt,
      key: `halt ${halt.startedAt}`,
      entry: <HaltEntry halt={halt} isAt={isAt(halt.startedAt, halt.endedAt)} onShow={() => goTo(halt.startedAt)} />,
    })),
    ...day.visits.map((visit) => ({
      at: visit.enteredAt,
      key: `visit ${visit.geofenceId} ${visit.enteredAt}`,
      entry: (
        <VisitEntry visit={visit} isAt={isAt(visit.enteredAt, visit.leftAt)} onShow={() => goTo(visit.enteredAt)} />
      ),
    })),
  ].sort((a, b) => a.at - b.at);
  return (
    <section aria-label={t("entries")} className="flex flex-col py-2">
      {entries.length === 0 && <p className="px-4 py-3 text-ink-muted">{t("noEntries")}</p>}
      <ol>
        {entries.map(({ key, entry }) => (
          <li key={key}>{entry}</li>
        ))}
      </ol>
      <EditList edits={day.edits} />
    </section>
  );
}
