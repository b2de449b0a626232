import type { DeviceCredentials } from "@cartage/auth/device-credentials";
import { deviceActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { traceIdOf } from "@cartage/observability/tracing";
import { encodeFrame } from "@cartage/telemetry/frame";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { topics } from "@cartage/telemetry/topics";
import type { ErrorCode } from "../error-codes.ts";
import { waitOf } from "../hold-back.ts";
import type { Services } from "../services.ts";
import { basicCredential } from "./basic-credential.ts";
import { readBody } from "./read-body.ts";
import { receivePositions } from "./receive-positions.ts";
import { refuse, tellToWait } from "./refuse.ts";

export interface PositionsEndpoint {
  services: Pick<Services, "database" | "now" | "log" | "people">;
  credentials: DeviceCredentials;
  days: PositionDays;
  /** Publishes at the broker, where the live frames go. */
  publish(topic: string, payload: string): void;
}

/**
 * `POST /api/v1/positions`: one position or an array of up to 1,000 as on the wire, under the device's id and secret as
 * Basic credentials. 200 means that what it lists as accepted is committed; what was refused is listed and kept as dead
 * letters. 401, 413, 422 (nothing could be taken), 429 and 5xx carry a code and a sentence; after 429, when the seconds
 * of Retry-After are over, and after 5xx the same may be sent again.
 */
export function createPositionsEndpoint({ services, credentials, days, publish }: PositionsEndpoint) {
  /** Wrong secrets count by address, apart from people: a tracker that was set up wrongly keeps nobody from signing in. */
  async function mayBeWrong(address: string | null): Promise<boolean> {
    if (address === null) return true;
    return (await services.people?.mayTry?.({ email: null, address: `devices at ${address}` })) ?? true;
  }

  return async (request: Request, address: string | null): Promise<Response> => {
    const traceId = traceIdOf();
    const answer = (code: ErrorCode, more: object = {}) => refuse(code, { request, traceId }, more);
    try {
      const given = basicCredential(request.headers.get("authorization"));
      if (!given) return asked(answer("device.refused"));
      const device = await credentials.recognise(given);
      if (!device && !(await mayBeWrong(address))) return tellToWait(60, { request, traceId });
      if (!device) return asked(answer("device.refused"));
      const waitS = await waitOf(services, [{ kind: "caller", id: device.deviceId }]);
      if (waitS !== null) return tellToWait(waitS, { request, traceId });
      const payload = await readBody(request, MAX_PAYLOAD_BYTES);
      if (!payload) return answer("request.too_large");

      const actor = deviceActor(device);
      const { moved, ...received } = await runAs(
        services.database,
        { actor, now: services.now, requestId: traceId, traceId, log: services.log },
        (ctx) => receivePositions(ctx, { device, payload, days }),
      );
      if (moved.length > 0) {
        publish(topics.live(device.organisationId), encodeFrame({ at: services.now().getTime(), moved }));
      }
      const { accepted, refused } = received;
      return accepted === 0 && refused.length > 0 ? answer("positions.refused", { refused }) : Response.json(received);
    } catch (err) {
      services.log.error({ err, traceId }, "positions could not be stored");
      return answer("unexpected");
    }
  };
}

/** A refusal that asks for credentials (RFC 7617). */
function asked(refusal: Response): Response {
  refusal.headers.set("www-authenticate", 'Basic realm="Cartage devices", charset="UTF-8"');
  return refusal;
}
