import "server-only";
import { daysKept } from "@cartage/api/rest/days-kept";
import type { WayInServices } from "@cartage/api/rest/way-in";
import { watchDeviceChanges } from "@cartage/auth/device-changes";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { env } from "../env.ts";
import { addressOf } from "./address.ts";
import { broker } from "./broker.ts";
import { database } from "./database.ts";
import { perProcess } from "./per-process.ts";
import { services } from "./services.ts";

/** What devices reach over HTTPS, all under the same credentials; a changed or revoked one counts at the notice of its change. */
function wayInServices(): Promise<WayInServices> {
  return perProcess("way-in-services", async () => {
    const credentials = createDeviceCredentials(database());
    await watchDeviceChanges(database(), { onChange: credentials.forget, onMissed: credentials.forgetAll });
    return {
      services: await services(),
      credentials,
      days: daysKept(env().CARTAGE_RETENTION_DAYS),
      publish: (topic: string, payload: string) => void broker().publish(topic, payload, { qos: 0 }),
    };
  });
}

type Endpoint = (request: Request, address: string | null) => Promise<Response>;

/** The handler of a route that takes positions. */
export function wayIn(create: (services: WayInServices) => Endpoint) {
  let endpoint: Promise<Endpoint> | undefined;
  return async (request: Request): Promise<Response> => {
    endpoint ??= wayInServices().then(create);
    // while Postgres is away for the first time, the next request tries again
    endpoint.catch(() => {
      endpoint = undefined;
    });
    return (await endpoint)(request, addressOf(request.headers));
  };
}
