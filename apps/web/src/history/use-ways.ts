"use client";

import { decodeWays } from "@cartage/telemetry/ways/decode-ways";
import { useQuery } from "@tanstack/react-query";

type Asked = { vehicleId: string | null; from: number; to: number; toleranceM: number };

/** Ways over a long time, simplified by the server, as bytes. */
export function useWays({ vehicleId, from, to, toleranceM }: Asked) {
  return useQuery({
    queryKey: ["history", "ways", vehicleId, from, to, toleranceM],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ from: `${from}`, to: `${to}`, toleranceM: `${toleranceM}` });
      if (vehicleId) query.set("vehicleId", vehicleId);
      const answer = await fetch(`/api/history/ways?${query}`, { signal });
      if (!answer.ok) throw new Error(`The ways could not be read: ${answer.status}.`);
      return decodeWays(new Uint8Array(await answer.arrayBuffer()));
    },
    staleTime: 300_000,
  });
}
