"use client";

import { decodeWays } from "@cartage/telemetry/ways/decode-ways";
import { hashKey, useQuery } from "@tanstack/react-query";

type Asked = { vehicleId: string | null; groupId: string | null; from: number; to: number };

/** Ways over a long time, simplified by the server to a tolerance, as bytes; meanwhile as they are known to another. */
export function useWays(asked: Asked, toleranceM: number) {
  return useQuery({
    queryKey: ["history", "ways", asked, toleranceM] as const,
    queryFn: async ({ signal }) => {
      const { vehicleId, groupId, from, to } = asked;
      const query = new URLSearchParams({ from: `${from}`, to: `${to}`, toleranceM: `${toleranceM}` });
      if (vehicleId) query.set("vehicleId", vehicleId);
      if (groupId) query.set("groupId", groupId);
      const answer = await fetch(`/api/history/ways?${query}`, { signal });
      if (!answer.ok) throw new Error(`The ways could not be read: ${answer.status}.`);
      return { toleranceM, ways: decodeWays(new Uint8Array(await answer.arrayBuffer())) };
    },
    placeholderData: (known, before) =>
      before && hashKey([before.queryKey[2]]) === hashKey([asked]) ? known : undefined,
    staleTime: 300_000,
  });
}
