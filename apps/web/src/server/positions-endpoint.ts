import "server-only";
import { daysKept } from "@cartage/api/rest/days-kept";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { watchDeviceChanges } from "@cartage/auth/device-changes";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { env } from "../env.ts";
import { broker } from "./broker.ts";
import { database } from "./database.ts";
import { perProcess } from "./per-process.ts";
import { services } from "./services.ts";

/** What devices reach over HTTPS; a changed or revoked credential counts at the notice of its change. */
export function positionsEndpoint() {
  return perProcess("positions-endpoint", async () => {
    const credentials = createDeviceCredentials(database());
    await watchDeviceChanges(database(), { onChange: credentials.forget, onMissed: credentials.forgetAll });
    return createPositionsEndpoint({
      services: await services(),
      credentials,
      days: daysKept(env().CARTAGE_RETENTION_DAYS),
      publish: (topic, payload) => void broker().publish(topic, payload, { qos: 0 }),
    });
  });
}
