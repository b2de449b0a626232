import { createSetupLink } from "@cartage/auth/setup-link";
import { connect } from "@cartage/db/client";
import { announceDemo } from "../demo/announce-demo.ts";
import { demoFileIn, readDemoFile } from "../demo/demo-file.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import type { Installation } from "./installation.ts";
import type { Lifecycle } from "./lifecycle.ts";

/** Seeds the demonstration; an installation without anybody gets a link to its first administrator instead. */
export async function fillDatabase(
  { configuration, database, directory, publicUrl, mqttUrl, mqttUrlOf, secrets }: Installation,
  lifecycle: Lifecycle,
): Promise<{ setupLink: string | null }> {
  const platform = connect(database.platform, { max: 2, name: "cartage-start" });
  try {
    const now = new Date();
    if (!configuration.isDemo) return { setupLink: await createSetupLink(platform, { publicUrl, now }) };

    const file = demoFileIn(directory);
    const isNew = await lifecycle.step(
      (isNew: boolean) => (isNew ? "Demonstration seeded" : "Demonstration is there"),
      () => seedDemo({ platform, file, url: publicUrl, mqttUrl, password: secrets.demoPassword, now: now.getTime() }),
    );
    const demo = configuration.variables.MQTT_URL && isNew ? await readDemoFile(file) : null;
    if (demo) {
      const announce = () => announceDemo(platform, mqttUrlOf("web"), demo);
      await lifecycle.step("The broker knows the demonstration's devices", announce);
    }
    return { setupLink: null };
  } finally {
    await platform.end();
  }
}
