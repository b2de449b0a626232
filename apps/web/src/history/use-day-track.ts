"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";

const pageSize = 20_000;

/** A vehicle's positions of a day, page after page until all are there: a day of one a second has 86,400. */
export function useDayTrack(vehicleId: string, { from, to }: { from: number; to: number }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const isToday = Date.now() < to;
  const input = { vehicleId, from, to, limit: pageSize };
  return useQuery({
    queryKey: trpc.tracking.history.queryKey(input),
    queryFn: async ({ signal }) => {
      const whole = await client.tracking.history.query(input, { signal });
      while (whole.nextFrom !== null) {
        const next = await client.tracking.history.query({ ...input, from: whole.nextFrom }, { signal });
        whole.fixTime = whole.fixTime.concat(next.fixTime);
        whole.latE7 = whole.latE7.concat(next.latE7);
        whole.lonE7 = whole.lonE7.concat(next.lonE7);
        whole.speedMps = whole.speedMps.concat(next.speedMps);
        whole.headingDeg = whole.headingDeg.concat(next.headingDeg);
        whole.accuracyM = whole.accuracyM.concat(next.accuracyM);
        whole.altitudeM = whole.altitudeM.concat(next.altitudeM);
        whole.verdict = whole.verdict.concat(next.verdict);
        whole.doubt = whole.doubt.concat(next.doubt);
        whole.restored = whole.restored.concat(next.restored);
        const places = next.devices.map((id) => placeOf(whole.devices, id));
        whole.device = whole.device.concat(next.device.map((at) => places[at] ?? 0));
        whole.nextFrom = next.nextFrom;
      }
      return whole;
    },
    staleTime: isToday ? 15_000 : 300_000,
    // also where it was shown a moment ago
    ...(isToday && { refetchInterval: 60_000, refetchOnMount: "always" }),
  });
}

/** Where an id stands among others; it is added where it is not there. */
function placeOf(ids: string[], id: string): number {
  const at = ids.indexOf(id);
  return at === -1 ? ids.push(id) - 1 : at;
}
