import type { BoardDay, BoardRoute } from "./board-day.ts";
import { type TriedMove, wishOf } from "./try-move.ts";

/** The day as a move makes it, by estimates, until the server has said how it is. */
export function afterMove(day: BoardDay, { routes }: TriedMove): BoardDay {
  const toMs = (seconds: number) => day.startsAt + seconds * 1_000;
  const changed = routes.flatMap(({ vehicleId, after: { route } }): BoardRoute[] => {
    const was = day.routes.find((one) => one.vehicleId === vehicleId);
    const begun = (was?.stops ?? []).filter(({ state }) => state !== "planned");
    if (begun.length === 0 && route.stops.length === 0) return [];
    const ahead = route.stops.map(({ orderId, kind, arrivesS, startsS, leavesS, lateS }) => ({
      ...wishOf(orderId, kind),
      ...{ id: `${kind} ${orderId}`, state: "planned" as const, arrivedAt: null, endedAt: null },
      ...{ arrivesAt: toMs(arrivesS), startsAt: toMs(startsS), leavesAt: toMs(leavesS), lateS },
    }));
    return [
      {
        ...(was ?? { id: "", vehicleId, driverId: null, state: "planned", version: 0, declineReason: null }),
        ...{
          departsAt: toMs(route.departsS),
          endsAt: toMs(route.endsS),
          distanceM: route.distanceM,
          workS: route.workS,
        },
        breaks: route.breaks.map(({ fromS, untilS }) => ({ from: toMs(fromS), until: toMs(untilS) })),
        stops: [...begun, ...ahead],
      },
    ];
  });
  const touched = new Set(routes.map(({ vehicleId }) => vehicleId));
  return { ...day, routes: [...day.routes.filter(({ vehicleId }) => !touched.has(vehicleId)), ...changed] };
}
