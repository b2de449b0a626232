import { useMemo } from "react";
import { usePhone } from "../phone/use-phone.ts";
import { applyCommands, isOver, nextVisit, visitsOf } from "./apply-commands.ts";
import type { KeptCommand, OwnRoute, OwnStop } from "./day-command.ts";
import { type Asked, askedAt } from "./proof-needs.ts";

export type DayView = {
  /** Null until the server was reached once. */
  seenAt: number | null;
  offered: OwnRoute[];
  /** The one that is driven, else the next that was accepted, else the one just finished. */
  current: OwnRoute | null;
  visit: OwnStop[] | null;
  /** Which visit it is, from 1, and of how many. */
  at: number;
  of: number;
  waiting: KeptCommand[];
  refused: KeptCommand[];
};

/** The driver's day as it stands on this phone. */
export function useDay(): DayView {
  const { kept, commands } = usePhone().day;
  return useMemo(() => {
    const routes = applyCommands(kept?.routes ?? [], commands);
    const inState = (state: OwnRoute["state"]) => routes.filter((route) => route.state === state);
    const current = inState("under_way")[0] ?? inState("accepted")[0] ?? inState("finished").at(-1) ?? null;
    const visits = visitsOf(current?.stops ?? []);
    const visit = current && nextVisit(current.stops);
    return {
      seenAt: kept?.seenAt ?? null,
      offered: inState("sent"),
      ...{ current, visit },
      at: visits.filter((one) => one.every(isOver)).length + 1,
      of: visits.length,
      waiting: commands.filter(({ refusal }) => refusal === null),
      refused: commands.filter(({ refusal }) => refusal !== null),
    };
  }, [kept, commands]);
}

/** A stop of the driver's, by its id, with the visit that it belongs to. */
export function useStop(stopId: string | undefined) {
  const { kept, commands } = usePhone().day;
  return useMemo(() => {
    for (const route of applyCommands(kept?.routes ?? [], commands)) {
      const visit = visitsOf(route.stops).find((one) => one.some(({ id }) => id === stopId));
      const stop = visit?.find(({ id }) => id === stopId);
      if (visit && stop) return { route, visit, stop };
    }
    return null;
  }, [kept, commands, stopId]);
}

/** What the hand-over at a stop has to show. */
export function useAsked(stop: OwnStop): Asked | null {
  const { kept } = usePhone().day;
  return askedAt(stop, kept?.needs ?? null);
}
