import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { auditRead } from "@cartage/domain/platform/commands/audit-read";
import { readWays } from "@cartage/domain/tracking/queries/read-ways";
import { ReadWays } from "@cartage/domain/tracking/trips/inputs";
import { encodeWays } from "@cartage/telemetry/ways/encode-ways";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "./as-insider.ts";

/**
 * `GET /api/history/ways?vehicleId&from&to&toleranceM`: the ways of a vehicle over up to a year, without one of the fleet
 * over up to a month, as bytes (`encode-ways.ts`). The read is in the audit trail.
 */
export function createWaysEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(ReadWays, request);
      const bytes = await briefly(call, actor, async (inside) => {
        const ways = await readWays(inside, input);
        await auditRead(inside, personalReads.whereabouts(input, actor));
        return encodeWays(ways);
      });
      return new Response(bytes, {
        headers: { "content-type": "application/octet-stream", "cache-control": "private, no-store" },
      });
    });
}
