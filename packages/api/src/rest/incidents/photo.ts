import { IncidentPhotoId } from "@cartage/domain/incidents/inputs";
import { readIncidentPhoto } from "@cartage/domain/incidents/queries/read-incident-photo";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";
import { shownInline } from "../shown-inline.ts";

/**
 * `GET /api/incidents/photo?incidentId&photoId`: a photo of an incident, to be shown, with nothing that runs in it. 401,
 * 403, 404 and 429 as everywhere.
 */
export function createIncidentPhotoEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(IncidentPhotoId, request);
      return shownInline(await briefly(call, actor, (inside) => readIncidentPhoto(inside, input)));
    });
}
