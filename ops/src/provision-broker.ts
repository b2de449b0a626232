import { rename, writeFile } from "node:fs/promises";
import { dynamicSecurity } from "@cartage/auth/dynamic-security";
import { listDeviceCredentials } from "@cartage/auth/list-device-credentials";
import { connect } from "@cartage/db/client";
import { required } from "./required.ts";

/**
 * Writes the file of Mosquitto's dynamic security plugin from the devices' rows, for a broker that is about to start.
 * Reads DATABASE_URL (cartage_platform's), MQTT_PASSWORD (of our own account, `cartage`), DYNAMIC_SECURITY_FILE.
 */
async function provisionBroker(environment: NodeJS.ProcessEnv): Promise<void> {
  const url = required(environment, "DATABASE_URL", "postgres://cartage_platform:…@host:5432/cartage");
  const password = required(environment, "MQTT_PASSWORD", "the password of our own account at the broker");
  const file = required(environment, "DYNAMIC_SECURITY_FILE", "the path that mosquitto.conf names");

  const database = connect(url, { max: 1, name: "cartage-provision-broker" });
  try {
    const devices = await listDeviceCredentials(database);
    const document = await dynamicSecurity(devices, [{ username: "cartage", password, mayProvision: true }]);
    // the broker never sees half a file
    await writeFile(`${file}.new`, JSON.stringify(document), { mode: 0o600 });
    await rename(`${file}.new`, file);
    process.stdout.write(`${file} lets ${devices.length} devices in.\n`);
  } finally {
    await database.end();
  }
}

await provisionBroker(process.env);
