import { getVehicle } from "@cartage/domain/fleet/queries/get-vehicle";
import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { auditRead } from "@cartage/domain/platform/commands/audit-read";
import { exportTrack } from "@cartage/domain/tracking/exporting/export-track";
import { writers } from "@cartage/domain/tracking/exporting/write-track";
import { ExportTrack } from "@cartage/domain/tracking/trips/inputs";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "./as-insider.ts";

/**
 * `GET /api/history/export?vehicleId&from&to&format=gpx|geojson|csv&track=clean|raw`: a vehicle's track as a file, streamed
 * page by page as it is taken. The read is in the audit trail.
 */
export function createExportEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(ExportTrack, request);
      const name = await briefly(call, actor, async (inside) => {
        const vehicle = await getVehicle(inside, input);
        await auditRead(inside, personalReads.vehicleHistory(input));
        return vehicle.name;
      });
      const pieces = exportTrack((work) => briefly(call, actor, work), { ...input, name });
      const first = await pieces.next();
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start(stream) {
          if (!first.done) stream.enqueue(encoder.encode(first.value));
        },
        async pull(stream) {
          const { done, value } = await pieces.next();
          if (done) stream.close();
          else stream.enqueue(encoder.encode(value));
        },
        async cancel() {
          await pieces.return(undefined);
        },
      });
      const { type } = writers[input.format];
      return new Response(body, {
        headers: {
          "content-type": type,
          "content-disposition": `attachment; filename="${fileName(name, input)}"`,
          "cache-control": "private, no-store",
        },
      });
    });
}

function fileName(name: string, { from, format }: { from: number; format: string }): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain || "vehicle"}-${new Date(from).toISOString().slice(0, 10)}.${format}`;
}
