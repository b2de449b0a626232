import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@cartage/local/ports";
import { brokerSecret } from "../../tenancy/matrix-sides.ts";
import { startIdentityServers } from "./identity-servers.ts";
import { launchSystem } from "./launch-system.ts";
import { stripeSecret } from "./stripe-secret.ts";

/**
 * Starts the whole system with its demonstration on free ports, in a folder of its own, and tells the tests where it is:
 * `CARTAGE_E2E_URL`, `CARTAGE_E2E_DEMO`, the path of its demo.json, `CARTAGE_E2E_POSTGRES_PORT`, and `CARTAGE_E2E_IDENTITY`, the
 * servers that stand for a company's own. One that is named already is used as it is.
 */
export default async function startSystem(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.CARTAGE_E2E_URL) return undefined;

  const directory = await mkdtemp(join(tmpdir(), "cartage-e2e-"));
  const identity = await startIdentityServers();
  const postgresPort = String(await freePort());
  process.env.CARTAGE_E2E_POSTGRES_PORT = postgresPort;
  process.env.CARTAGE_E2E_IDENTITY = JSON.stringify(identity.servers);
  const clear = async () => {
    await identity.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const system = await launchSystem({
      directory,
      env: {
        ...identity.variables,
        CARTAGE_DEMO: "1",
        // enough for maps and lists; twenty take a tenth of a core, all of them a quarter
        CARTAGE_DEMO_DRIVING: "8",
        CARTAGE_POSTGRES_PORT: postgresPort,
        // tests keep the machine busy, which is not what they are about
        CARTAGE_OVERLOAD_CPU: "1",
        STRIPE_WEBHOOK_SECRET: stripeSecret,
        MQTT_POLICY_SECRET: brokerSecret,
      },
    });
    process.env.CARTAGE_E2E_URL = system.url;
    process.env.CARTAGE_E2E_DEMO = join(directory, "demo.json");
    return async () => {
      await system.stop();
      await clear();
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
