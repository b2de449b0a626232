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
        whole.nextFrom = next.nextFrom;
      }
      return whole;
    },
    staleTime: isToday ? 15_000 : 300_000,
    ...(isToday && { refetchInterval: 60_000 }),
  });
}
